CREATE VIEW report.notice_annex2 AS
WITH latest AS (
  SELECT max(monitoring_point) AT TIME ZONE 'Asia/Shanghai' AS point
  FROM crawl.crawl_run
  WHERE kind <> 'evaluate'
), quarter AS (
  SELECT
    date_trunc('quarter', point) AT TIME ZONE 'Asia/Shanghai' AS begins,
    (date_trunc('quarter', point) + interval '3 months') AT TIME ZONE 'Asia/Shanghai' AS ends
  FROM latest
), problem AS (
  SELECT
    f.target_id AS account_id,
    row_number() OVER (PARTITION BY f.target_id ORDER BY rule.place) AS number,
    rule.notice_text AS text,
    f.state = 'rectified' AS rectified
  FROM quarter
  JOIN crawl.finding f
    ON f.opened_at < quarter.ends
    AND (f.state IN ('open', 'confirmed') OR (f.state = 'rectified' AND f.rectified_at >= quarter.begins))
  JOIN crawl.rule rule ON rule.code = f.rule AND rule.notice_text IS NOT NULL
  WHERE f.target_kind = 'account'
), account AS (
  SELECT
    a.id,
    u.name AS unit,
    a.platform,
    a.name,
    string_agg(p.number || '.' || p.text, E'；\n' ORDER BY p.number) || CASE WHEN count(*) > 1 THEN '。' ELSE '' END AS problems,
    CASE
      WHEN bool_and(p.rectified) THEN '整改后合格'
      ELSE '未整改：' || string_agg(p.text, '；' ORDER BY p.number) FILTER (WHERE NOT p.rectified)
    END AS outcome
  FROM problem p
  JOIN crawl.account a ON a.id = p.account_id
  JOIN crawl.unit u ON u.id = a.unit_id
  GROUP BY a.id, u.name, a.platform, a.name
)
SELECT row_number() OVER (ORDER BY id) AS no, unit, platform, name AS account, problems, outcome
FROM account
ORDER BY no;

COMMENT ON VIEW report.notice_annex2 IS '通报附件2：最近监测时间点所在季度内，检查发现突出问题及抽查整改情况的政务新媒体名单';
COMMENT ON COLUMN report.notice_annex2.no IS '序号，按名录顺序';
COMMENT ON COLUMN report.notice_annex2.unit IS '单位名称';
COMMENT ON COLUMN report.notice_annex2.platform IS '账号类型';
COMMENT ON COLUMN report.notice_annex2.account IS '账号名称';
COMMENT ON COLUMN report.notice_annex2.problems IS '主要存在问题';
COMMENT ON COLUMN report.notice_annex2.outcome IS '抽查整改情况：整改后合格，或未整改及尚存的问题';
