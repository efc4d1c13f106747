CREATE VIEW report.link_survey AS
SELECT
  s.code AS site_code,
  s.name AS site,
  CASE WHEN attempt.site_id IS NULL THEN '尚未检测' WHEN attempt.not_tested IS NOT NULL THEN '未测' ELSE '已测' END AS state,
  attempt.not_tested AS reason,
  attempt.observed_at AS checked_at,
  tested.observed_at AS tested_at,
  tested.pages,
  tested.link_references,
  tested.addresses,
  tested.requests,
  tally.ok,
  tally.moved,
  tally.broken,
  tally.broken_home,
  tally.unconfirmed,
  tally.suspected,
  tally.skipped,
  tested.unproven,
  tested.refused,
  left_out.text AS left_out,
  tally.by_class,
  tested.run_id,
  least(
    report.policy_limit(tested.observed_at, 'linkPointsHome') * tally.broken_home + report.policy_limit(tested.observed_at, 'linkPointsOther') * (tally.broken - tally.broken_home),
    report.policy_limit(tested.observed_at, 'linkPointsCap')) AS points
FROM crawl.site s
LEFT JOIN LATERAL (
  SELECT x.* FROM crawl.link_survey x WHERE x.site_id = s.id ORDER BY x.observed_at DESC, x.run_id DESC LIMIT 1
) attempt ON true
LEFT JOIN LATERAL (
  SELECT x.* FROM crawl.link_survey x WHERE x.site_id = s.id AND x.not_tested IS NULL ORDER BY x.observed_at DESC, x.run_id DESC LIMIT 1
) tested ON true
LEFT JOIN LATERAL (
  SELECT
    coalesce(sum(n) FILTER (WHERE class = 'ok'), 0) AS ok,
    coalesce(sum(n) FILTER (WHERE class = 'moved'), 0) AS moved,
    coalesce(sum(n) FILTER (WHERE class = 'broken'), 0) AS broken,
    coalesce(sum(n) FILTER (WHERE class = 'broken' AND level = 1), 0) AS broken_home,
    coalesce(sum(n) FILTER (WHERE class = 'unconfirmed'), 0) AS unconfirmed,
    coalesce(sum(n) FILTER (WHERE class NOT IN ('ok', 'moved', 'broken', 'unconfirmed', 'skipped')), 0) AS suspected,
    coalesce(sum(n) FILTER (WHERE class = 'skipped'), 0) AS skipped,
    (SELECT jsonb_object_agg(class, total) FROM (
      SELECT class, sum(count) AS total FROM jsonb_to_recordset(tested.tallies) AS t (class text, count integer) GROUP BY class
    ) y) AS by_class
  FROM (
    SELECT class, level, sum(count) AS n
    FROM jsonb_to_recordset(tested.tallies) AS t (level integer, class text, count integer)
    GROUP BY class, level
  ) x
) tally ON tested.site_id IS NOT NULL
LEFT JOIN LATERAL (
  SELECT string_agg(reason || ' ' || count, '；' ORDER BY count DESC) AS text
  FROM jsonb_to_recordset(tested.left_out) AS t (reason text, count integer)
) left_out ON true
WHERE crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
ORDER BY s.id;

COMMENT ON VIEW report.link_survey IS '各网站最近一次链接检测：页面、链接与地址数，各类结果，以及未检测的部分和原因';
COMMENT ON COLUMN report.link_survey.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.link_survey.site IS '网站名称';
COMMENT ON COLUMN report.link_survey.state IS '最近一次检测：已测、未测、尚未检测';
COMMENT ON COLUMN report.link_survey.reason IS '未测的原因';
COMMENT ON COLUMN report.link_survey.checked_at IS '最近一次检测结束的时间';
COMMENT ON COLUMN report.link_survey.tested_at IS '以下各数所据的检测时间：最近一次测成的';
COMMENT ON COLUMN report.link_survey.pages IS '读取了链接的页面数（含首页）';
COMMENT ON COLUMN report.link_survey.link_references IS '所见链接数，每处计一次';
COMMENT ON COLUMN report.link_survey.points IS '按口径扣分：首页每个、其他页面每个失效链接的分值之和，不超过上限';
COMMENT ON COLUMN report.link_survey.addresses IS '不同的地址数';
COMMENT ON COLUMN report.link_survey.requests IS '为此发出的请求数';
COMMENT ON COLUMN report.link_survey.ok IS '正常的地址数';
COMMENT ON COLUMN report.link_survey.moved IS '永久跳转后正常的地址数';
COMMENT ON COLUMN report.link_survey.broken IS '确认失效的地址数';
COMMENT ON COLUMN report.link_survey.broken_home IS '其中首页上的';
COMMENT ON COLUMN report.link_survey.unconfirmed IS '疑似失效、待隔时复核的地址数';
COMMENT ON COLUMN report.link_survey.suspected IS '其他疑似的地址数';
COMMENT ON COLUMN report.link_survey.skipped IS '未检测的地址数';
COMMENT ON COLUMN report.link_survey.unproven IS '此前失效、当次既未证明恢复也未再见失效的地址数';
COMMENT ON COLUMN report.link_survey.refused IS '地址过长（超过4000字）而未留存的问题链接数';
COMMENT ON COLUMN report.link_survey.left_out IS '未检测的原因及数量';
COMMENT ON COLUMN report.link_survey.by_class IS '各类别的地址数';
COMMENT ON COLUMN report.link_survey.run_id IS '批次编号';
