CREATE VIEW report.recheck_result AS
SELECT
  q.run_id,
  c.id AS column_id,
  s.code AS site_code,
  s.name AS site,
  c.name AS column_name,
  q.requested_at,
  e.outcome AS earlier_outcome,
  e.newest AS earlier_newest,
  e.observed_at AS earlier_at,
  n.outcome,
  n.newest,
  n.reason,
  n.observed_at AS checked_at,
  q.finding_id,
  c.url,
  n.suspect
FROM crawl.recheck_request q
JOIN crawl.column_observation n ON n.run_id = q.run_id AND n.site_id = q.site_id AND (q.column_id IS NULL OR n.column_id = q.column_id)
JOIN crawl.site_column c ON c.id = n.column_id
JOIN crawl.site s ON s.id = q.site_id
LEFT JOIN LATERAL (
  SELECT o.outcome, o.newest, o.observed_at
  FROM crawl.column_observation o
  WHERE o.column_id = n.column_id AND o.observed_at < q.requested_at AND o.fetch_status <> 'notReached'
  ORDER BY o.observed_at DESC LIMIT 1
) e ON true
ORDER BY q.run_id DESC, c.category <> 'home', c.level, c.id;

COMMENT ON VIEW report.recheck_result IS '复查前后对照：每次复查中每个栏目一行，原结果与复查结果并列，两者都不改写';
COMMENT ON COLUMN report.recheck_result.run_id IS '复查的批次编号';
COMMENT ON COLUMN report.recheck_result.column_id IS '栏目编号';
COMMENT ON COLUMN report.recheck_result.site_code IS '网站代码';
COMMENT ON COLUMN report.recheck_result.site IS '网站名称';
COMMENT ON COLUMN report.recheck_result.column_name IS '栏目名称';
COMMENT ON COLUMN report.recheck_result.requested_at IS '要求复查的时间';
COMMENT ON COLUMN report.recheck_result.earlier_outcome IS '复查前最近一次的读取结果：read、undated、blank、notRead；此前未采集过则为空';
COMMENT ON COLUMN report.recheck_result.earlier_newest IS '复查前最近一次所见的最近更新日期';
COMMENT ON COLUMN report.recheck_result.earlier_at IS '复查前最近一次采集的时间';
COMMENT ON COLUMN report.recheck_result.outcome IS '复查的读取结果';
COMMENT ON COLUMN report.recheck_result.newest IS '复查所见的最近更新日期';
COMMENT ON COLUMN report.recheck_result.reason IS '复查未读取等情形的原因';
COMMENT ON COLUMN report.recheck_result.checked_at IS '复查该栏目的时间';
COMMENT ON COLUMN report.recheck_result.finding_id IS '因哪一问题而复查；按网站或栏目复查时为空';
COMMENT ON COLUMN report.recheck_result.url IS '栏目网址';
COMMENT ON COLUMN report.recheck_result.suspect IS '复查的读取为何存疑：存疑时沿用原结果；不存疑为空';
