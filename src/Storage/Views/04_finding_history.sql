CREATE VIEW report.finding_history AS
SELECT
  e.id AS event_id,
  f.id AS finding_id,
  f.rule,
  f.target_kind,
  CASE f.target_kind WHEN 'column' THEN c.name WHEN 'account' THEN a.name ELSE s.name END AS target,
  s.code AS site_code,
  s.name AS site,
  e.at,
  e.kind,
  e.summary,
  e.evidence,
  e.run_id,
  r.kind AS run_kind,
  r.monitoring_point,
  a.code AS account_code,
  a.platform
FROM crawl.finding_event e
JOIN crawl.finding f ON f.id = e.finding_id
LEFT JOIN crawl.site s ON s.id = f.site_id
LEFT JOIN crawl.account a ON f.target_kind = 'account' AND a.id = f.target_id
LEFT JOIN crawl.site_column c ON f.target_kind = 'column' AND c.id = f.target_id
LEFT JOIN crawl.crawl_run r ON r.id = e.run_id
ORDER BY e.id;

COMMENT ON VIEW report.finding_history IS '问题的经过：发现、确认、整改、再现、撤销，逐条留存';
COMMENT ON COLUMN report.finding_history.event_id IS '记录编号，按先后递增';
COMMENT ON COLUMN report.finding_history.finding_id IS '问题编号';
COMMENT ON COLUMN report.finding_history.rule IS '指标代码';
COMMENT ON COLUMN report.finding_history.target_kind IS '对象：site 网站，column 栏目，account 政务新媒体账号';
COMMENT ON COLUMN report.finding_history.target IS '网站名称、栏目名称或账号名称';
COMMENT ON COLUMN report.finding_history.site_code IS '网站代码（名录）；账号的问题为空';
COMMENT ON COLUMN report.finding_history.site IS '网站名称；账号的问题为空';
COMMENT ON COLUMN report.finding_history.at IS '记录时间';
COMMENT ON COLUMN report.finding_history.kind IS '经过：opened 发现，confirmed 再次确认，rectified 整改后合格，reopened 再次出现，withdrawn 不再适用';
COMMENT ON COLUMN report.finding_history.summary IS '当时的结论，含数值与时限';
COMMENT ON COLUMN report.finding_history.evidence IS '当时的佐证';
COMMENT ON COLUMN report.finding_history.run_id IS '批次编号；因名录变更撤销的为空';
COMMENT ON COLUMN report.finding_history.run_kind IS '批次类别：night 夜间，crawl 即时，recheck 复查，evaluate 重新判断，links 链接和IPv6，accounts 政务新媒体账号';
COMMENT ON COLUMN report.finding_history.monitoring_point IS '监测时间点';
COMMENT ON COLUMN report.finding_history.account_code IS '账号代码（名录）；网站的问题为空';
COMMENT ON COLUMN report.finding_history.platform IS '账号所在平台；网站的问题为空';
