-- Working days after the first day up to and including the last, as the rules count them: 0 where that is not later, null where a year in between is not known.
CREATE FUNCTION report.working_days(filed date, starts date) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CASE
    WHEN starts <= filed THEN 0
    WHEN EXISTS (
      SELECT FROM generate_series(extract(year FROM filed + 1)::integer, extract(year FROM starts)::integer) y
      WHERE NOT EXISTS (SELECT FROM crawl.calendar_day c WHERE c.day BETWEEN make_date(y, 1, 1) AND make_date(y, 12, 31))) THEN NULL
    ELSE (
      SELECT count(*)::integer
      FROM generate_series(1, starts - filed) n
      LEFT JOIN crawl.calendar_day c ON c.day = filed + n
      WHERE coalesce(c.kind = 'work', extract(isodow FROM filed + n) < 6))
  END
$$;

CREATE VIEW report.campaign_candidates AS
SELECT
  c.id AS candidate_id,
  u.name AS unit,
  coalesce(a.name, s.name) AS where_seen,
  coalesce(a.platform, '网站') AS platform,
  c.title,
  c.url,
  c.published,
  c.activity,
  coalesce(c.starts_on, filing.starts_on) AS starts_on,
  signs.words AS signs,
  filing.activity || '（' || to_char(filing.filed_on, 'YYYY-MM-DD') || ' 报备' || coalesce('，提前' || ahead.days || '个工作日', '') || '）' AS filing,
  CASE
    WHEN filing.id IS NULL THEN '未见报备'
    WHEN ahead.days IS NULL THEN '无法判断：' || to_char(filing.filed_on, 'YYYY-MM-DD') || ' 至 ' || to_char(starts.day, 'YYYY-MM-DD') || ' 的放假安排未知'
    WHEN ahead.days >= ahead.required THEN '按期报备'
    WHEN ahead.days < ahead.required THEN '报备不足' || ahead.required || '个工作日（' || ahead.days || '日）'
    ELSE '无法判断：口径没有规定报备期限'
  END AS filing_state,
  CASE WHEN decision.confirmed THEN '属实' WHEN NOT decision.confirmed THEN '不属实' ELSE '待核实' END AS decision,
  decision."by" AS decided_by,
  decision.reason,
  decision.decided_at,
  c.found_at,
  s.code AS site_code,
  a.code AS account_code
FROM crawl.campaign c
JOIN crawl.unit u ON u.id = c.unit_id
LEFT JOIN crawl.account a ON a.id = c.account_id
LEFT JOIN crawl.site s ON s.id = c.site_id
-- Of several filings the most alike, of those the one that begins nearest
LEFT JOIN LATERAL (
  SELECT f.id, f.activity, f.filed_on, f.starts_on
  FROM crawl.campaign_match m
  JOIN crawl.activity_filing f ON f.id = m.filing_id AND crawl.open_on(f.valid_from, f.valid_to, crawl.day_of(now()))
  WHERE m.campaign_id = c.id
  ORDER BY m.likeness DESC, abs(f.starts_on - coalesce(c.starts_on, c.published, crawl.day_of(c.found_at))), f.filed_on, f.id LIMIT 1
) filing ON true
CROSS JOIN LATERAL (SELECT coalesce(c.starts_on, filing.starts_on) AS day) starts
CROSS JOIN LATERAL (
  SELECT report.working_days(filing.filed_on, starts.day) AS days, report.policy_limit(c.found_at, 'filingWorkingDays')::integer AS required
) ahead
LEFT JOIN LATERAL (
  SELECT d.confirmed, d."by", d.reason, d.decided_at FROM crawl.campaign_decision d WHERE d.campaign_id = c.id ORDER BY d.id DESC LIMIT 1
) decision ON true
CROSS JOIN LATERAL (
  SELECT string_agg(
    CASE e.sign ->> 'feature'
      WHEN 'heading' THEN '活动规则标题'
      WHEN 'rateLimit' THEN '投票次数限制'
      WHEN 'votingCall' THEN '投票入口'
      WHEN 'window' THEN '活动期限'
      WHEN 'incentive' THEN '奖励'
      WHEN 'punchIn' THEN '打卡积分'
      ELSE e.sign ->> 'feature'
    END || '：“' || (e.sign ->> 'quote') || '”', '；' ORDER BY e.place) AS words
  FROM jsonb_array_elements(c.signs) WITH ORDINALITY AS e (sign, place)
) signs
ORDER BY decision.confirmed IS NOT NULL, c.found_at DESC, c.id;

COMMENT ON VIEW report.campaign_candidates IS '疑似网络投票、点赞打卡活动及其报备情况，须人工核实（campaign 命令），不据以判定';
COMMENT ON COLUMN report.campaign_candidates.candidate_id IS '线索编号，核实时使用';
COMMENT ON COLUMN report.campaign_candidates.unit IS '单位';
COMMENT ON COLUMN report.campaign_candidates.where_seen IS '所见的账号或网站名称';
COMMENT ON COLUMN report.campaign_candidates.platform IS '平台；网站文章为 网站';
COMMENT ON COLUMN report.campaign_candidates.title IS '标题';
COMMENT ON COLUMN report.campaign_candidates.url IS '网址';
COMMENT ON COLUMN report.campaign_candidates.published IS '发布日期';
COMMENT ON COLUMN report.campaign_candidates.activity IS '文中的活动名称；未见的为空';
COMMENT ON COLUMN report.campaign_candidates.starts_on IS '活动开始日期：文中所示，文中没有的取报备的';
COMMENT ON COLUMN report.campaign_candidates.signs IS '所见特征及原文';
COMMENT ON COLUMN report.campaign_candidates.filing IS '所对应的报备：活动名称、报备日期、提前的工作日数；未见的为空';
COMMENT ON COLUMN report.campaign_candidates.filing_state IS '报备情形：未见报备、报备不足10个工作日（n日）、按期报备、无法判断及原因';
COMMENT ON COLUMN report.campaign_candidates.decision IS '人工核实：属实、不属实、待核实';
COMMENT ON COLUMN report.campaign_candidates.decided_by IS '核实人';
COMMENT ON COLUMN report.campaign_candidates.reason IS '核实的理由';
COMMENT ON COLUMN report.campaign_candidates.decided_at IS '核实的时间';
COMMENT ON COLUMN report.campaign_candidates.found_at IS '发现的时间';
COMMENT ON COLUMN report.campaign_candidates.site_code IS '网站代码；账号的为空';
COMMENT ON COLUMN report.campaign_candidates.account_code IS '账号代码；网站的为空';
