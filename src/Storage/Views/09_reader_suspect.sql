CREATE VIEW report.reader_suspect AS
SELECT
  s.code AS site_code,
  s.name AS site,
  c.name AS column_name,
  doubt.since,
  doubt.nights,
  latest.suspect AS reason,
  latest.outcome = 'notRead' AS exhausted,
  known.newest AS known_newest,
  known.item_count AS known_items,
  known.observed_at AS known_at,
  CASE
    WHEN accepted.accepted_at > latest.observed_at THEN '已由' || accepted.accepted_by || '确认新页面，待下次采集生效'
    WHEN latest.outcome = 'notRead' THEN '已不再沿用原结果：打开栏目网址核对，页面确已改版且条目无误的，确认新页面；读取有误的，报告程序维护人员'
    ELSE '暂沿用原结果：打开栏目网址核对，页面确已改版且条目无误的，确认新页面；读取有误的，报告程序维护人员'
  END AS remedy,
  c.url,
  c.id AS column_id,
  latest.observed_at AS checked_at,
  latest.screenshot,
  accepted.accepted_at,
  accepted.accepted_by,
  accepted.reason AS accepted_reason
FROM crawl.site s
JOIN crawl.site_column c ON c.site_id = s.id
LEFT JOIN LATERAL (
  SELECT o.newest, o.item_count, o.observed_at
  FROM crawl.column_observation o
  WHERE o.column_id = c.id AND o.outcome <> 'notRead' AND o.suspect IS NULL
  ORDER BY o.observed_at DESC LIMIT 1
) known ON true
CROSS JOIN LATERAL (
  SELECT o.suspect, o.outcome, o.observed_at, o.screenshot
  FROM crawl.column_observation o
  WHERE o.column_id = c.id AND o.suspect IS NOT NULL AND o.observed_at > coalesce(known.observed_at, '-infinity')
  ORDER BY o.observed_at DESC LIMIT 1
) latest
CROSS JOIN LATERAL (
  SELECT min(o.observed_at) AS since, count(DISTINCT crawl.day_of(o.observed_at)) AS nights
  FROM crawl.column_observation o
  WHERE o.column_id = c.id AND o.suspect IS NOT NULL AND o.observed_at > coalesce(known.observed_at, '-infinity')
) doubt
LEFT JOIN LATERAL (
  SELECT a.accepted_at, a.accepted_by, a.reason
  FROM crawl.reader_acceptance a
  WHERE a.column_id = c.id AND a.accepted_at > coalesce(known.observed_at, '-infinity')
  ORDER BY a.accepted_at DESC LIMIT 1
) accepted ON true
WHERE crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
  AND crawl.open_on(c.valid_from, c.valid_to, crawl.day_of(now()))
ORDER BY doubt.since, s.id, c.id;

COMMENT ON VIEW report.reader_suspect IS '读取存疑的栏目（条目骤减、页面模板变化等）：不据以判定不合格，须人工核对';
COMMENT ON COLUMN report.reader_suspect.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.reader_suspect.site IS '网站名称';
COMMENT ON COLUMN report.reader_suspect.column_name IS '栏目名称';
COMMENT ON COLUMN report.reader_suspect.since IS '从何时起存疑';
COMMENT ON COLUMN report.reader_suspect.nights IS '已存疑的天数（按读到的日子计）';
COMMENT ON COLUMN report.reader_suspect.reason IS '为何存疑，含前后数值';
COMMENT ON COLUMN report.reader_suspect.exhausted IS '沿用原结果的期限是否已过；已过的记为未读';
COMMENT ON COLUMN report.reader_suspect.known_newest IS '存疑之前所见的最新发布日期';
COMMENT ON COLUMN report.reader_suspect.known_items IS '存疑之前的条目数';
COMMENT ON COLUMN report.reader_suspect.known_at IS '存疑之前最近一次读取的时间';
COMMENT ON COLUMN report.reader_suspect.remedy IS '应如何处理';
COMMENT ON COLUMN report.reader_suspect.url IS '栏目网址';
COMMENT ON COLUMN report.reader_suspect.column_id IS '栏目编号';
COMMENT ON COLUMN report.reader_suspect.checked_at IS '最近一次存疑的读取时间';
COMMENT ON COLUMN report.reader_suspect.screenshot IS '页面截图，没有则为空';
COMMENT ON COLUMN report.reader_suspect.accepted_at IS '人工确认新页面的时间，未确认则为空';
COMMENT ON COLUMN report.reader_suspect.accepted_by IS '确认人';
COMMENT ON COLUMN report.reader_suspect.accepted_reason IS '确认的理由';
