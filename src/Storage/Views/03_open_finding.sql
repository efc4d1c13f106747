CREATE VIEW report.open_finding AS
SELECT
  f.id AS finding_id,
  f.rule,
  f.target_kind,
  CASE f.target_kind WHEN 'column' THEN c.name WHEN 'account' THEN a.name ELSE s.name END AS target,
  u.name AS unit,
  f.summary,
  f.last_evidence AS evidence,
  f.opened_at,
  f.confirmed_at,
  f.times_reopened,
  s.code AS site_code,
  s.name AS site,
  f.severity,
  CASE f.target_kind WHEN 'column' THEN c.url ELSE s.url END AS url,
  f.state,
  f.times_confirmed,
  f.first_evidence,
  a.code AS account_code,
  a.platform
FROM crawl.finding f
LEFT JOIN crawl.site s ON s.id = f.site_id
LEFT JOIN crawl.account a ON f.target_kind = 'account' AND a.id = f.target_id
JOIN crawl.unit u ON u.id = coalesce(s.unit_id, a.unit_id)
LEFT JOIN crawl.site_column c ON f.target_kind = 'column' AND c.id = f.target_id
WHERE f.state IN ('open', 'confirmed')
  AND CASE f.target_kind
    WHEN 'account' THEN crawl.account_counts(a.registered_on, a.cancelled_on, a.valid_from, a.valid_to, crawl.day_of(now()))
    ELSE crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
  END
  AND (c.id IS NULL OR crawl.open_on(c.valid_from, c.valid_to, crawl.day_of(now())))
ORDER BY s.id, f.severity = 'remark', f.rule, f.target_id;

COMMENT ON VIEW report.open_finding IS '未整改的问题，每个对象每项指标一条';
COMMENT ON COLUMN report.open_finding.finding_id IS '问题编号，复查时使用';
COMMENT ON COLUMN report.open_finding.rule IS '指标代码';
COMMENT ON COLUMN report.open_finding.target_kind IS '对象：site 网站，column 栏目，account 政务新媒体账号';
COMMENT ON COLUMN report.open_finding.target IS '网站名称、栏目名称或账号名称';
COMMENT ON COLUMN report.open_finding.unit IS '主办单位；账号的为所属单位';
COMMENT ON COLUMN report.open_finding.summary IS '问题，含数值与时限';
COMMENT ON COLUMN report.open_finding.evidence IS '最近一次的佐证';
COMMENT ON COLUMN report.open_finding.opened_at IS '首次发现的监测时间点';
COMMENT ON COLUMN report.open_finding.confirmed_at IS '最近一次再次确认的监测时间点';
COMMENT ON COLUMN report.open_finding.times_reopened IS '整改后再次出现的次数';
COMMENT ON COLUMN report.open_finding.site_code IS '网站代码（名录）；账号的问题为空';
COMMENT ON COLUMN report.open_finding.site IS '网站名称；账号的问题为空';
COMMENT ON COLUMN report.open_finding.severity IS '轻重：veto 单项否决，problem 突出问题，remark 单个栏目的问题、账号的提示';
COMMENT ON COLUMN report.open_finding.url IS '网站或栏目的网址；账号的问题为空';
COMMENT ON COLUMN report.open_finding.state IS '状态：open 新发现，confirmed 已再次确认';
COMMENT ON COLUMN report.open_finding.times_confirmed IS '再次确认的次数';
COMMENT ON COLUMN report.open_finding.first_evidence IS '首次发现时的佐证';
COMMENT ON COLUMN report.open_finding.account_code IS '账号代码（名录）；网站的问题为空';
COMMENT ON COLUMN report.open_finding.platform IS '账号所在平台；网站的问题为空';
