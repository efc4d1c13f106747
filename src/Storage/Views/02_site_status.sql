CREATE VIEW report.site_status AS
SELECT
  s.code AS site_code,
  s.name AS site,
  u.name AS unit,
  coalesce(s.url, '无网址') AS url,
  target.run_id AS last_run_id,
  target.finished_at AS last_run_at,
  coalesce(target.state, 'neverRun') AS state,
  target.reason,
  coalesce(tally.columns, 0) AS columns,
  coalesce(tally.read, 0) AS columns_read,
  coalesce(tally.undated, 0) AS columns_undated,
  coalesce(tally.blank, 0) AS columns_blank,
  coalesce(tally.not_read, 0) AS columns_not_read,
  coalesce(tally.stale, 0) AS columns_stale,
  open.findings AS open_findings,
  CASE
    WHEN open.vetoes > 0 THEN false
    WHEN judged.whole THEN true
  END AS qualified
FROM crawl.site s
JOIN crawl.unit u ON u.id = s.unit_id
LEFT JOIN LATERAL (
  SELECT t.run_id, t.finished_at, t.state, t.reason
  FROM crawl.run_target t
  JOIN crawl.crawl_run r ON r.id = t.run_id AND r.kind IN ('night', 'crawl')
  WHERE t.site_id = s.id
  ORDER BY t.run_id DESC LIMIT 1
) target ON true
LEFT JOIN (
  SELECT
    site_code,
    count(*) AS columns,
    count(*) FILTER (WHERE outcome = 'read') AS read,
    count(*) FILTER (WHERE outcome = 'undated') AS undated,
    count(*) FILTER (WHERE outcome = 'blank') AS blank,
    count(*) FILTER (WHERE outcome = 'notRead') AS not_read,
    count(*) FILTER (WHERE state = 'stale') AS stale
  FROM report.column_freshness
  GROUP BY site_code
) tally ON tally.site_code = s.code
CROSS JOIN LATERAL (
  SELECT count(*) AS findings, count(*) FILTER (WHERE f.severity = 'veto') AS vetoes
  FROM crawl.finding f
  WHERE f.site_id = s.id AND f.state IN ('open', 'confirmed')
) open
-- Qualified only by proof: the latest verdict of every veto was a test. Not every run judges all of them.
CROSS JOIN LATERAL (
  SELECT bool_and(latest.outcome <> 'notTested') AS whole
  FROM crawl.rule r
  CROSS JOIN LATERAL (
    SELECT v.outcome
    FROM crawl.verdict v
    WHERE v.target_id = s.id AND v.target_kind = 'site' AND v.rule = r.code
    ORDER BY v.monitoring_point DESC, v.judged_at DESC LIMIT 1
  ) latest
  WHERE r.severity = 'veto' AND r.target_kind = 'site'
) judged
WHERE crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
ORDER BY s.id;

COMMENT ON VIEW report.site_status IS '名录中每个在用网站的现状：最近一次采集、栏目数、未整改的问题、是否合格';
COMMENT ON COLUMN report.site_status.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.site_status.site IS '网站名称';
COMMENT ON COLUMN report.site_status.unit IS '主办单位';
COMMENT ON COLUMN report.site_status.url IS '网址；名录中没有的为“无网址”';
COMMENT ON COLUMN report.site_status.last_run_id IS '最近一次采集的批次编号';
COMMENT ON COLUMN report.site_status.last_run_at IS '最近一次采集结束的时间';
COMMENT ON COLUMN report.site_status.state IS '最近一次采集的状态：planned 待采集，running 采集中，done 完成，notReached 未轮到，noAddress 无网址，neverRun 从未采集';
COMMENT ON COLUMN report.site_status.reason IS '未轮到或未采集的原因';
COMMENT ON COLUMN report.site_status.columns IS '在用栏目数（含首页）';
COMMENT ON COLUMN report.site_status.columns_read IS '读到日期的栏目数';
COMMENT ON COLUMN report.site_status.columns_undated IS '有信息无日期的栏目数';
COMMENT ON COLUMN report.site_status.columns_blank IS '空白的栏目数';
COMMENT ON COLUMN report.site_status.columns_not_read IS '未读到的栏目数';
COMMENT ON COLUMN report.site_status.columns_stale IS '未及时更新的栏目数';
COMMENT ON COLUMN report.site_status.open_findings IS '未整改的问题数';
COMMENT ON COLUMN report.site_status.qualified IS '是否合格：有单项否决问题为否；各项否决指标均已测且无问题为是；有未测的为空';
