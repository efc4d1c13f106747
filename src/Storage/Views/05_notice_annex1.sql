CREATE VIEW report.notice_annex1 AS
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
    f.site_id,
    row_number() OVER (PARTITION BY f.site_id ORDER BY rule.place) AS number,
    rule.notice_text AS text,
    f.state = 'rectified' AS rectified
  FROM quarter
  JOIN crawl.finding f
    ON f.opened_at < quarter.ends
    AND (f.state IN ('open', 'confirmed') OR (f.state = 'rectified' AND f.rectified_at >= quarter.begins))
  JOIN crawl.rule rule ON rule.code = f.rule AND rule.notice_text IS NOT NULL
  WHERE f.target_kind = 'site'
), site AS (
  SELECT
    s.id,
    s.name,
    string_agg(p.number || '.' || p.text, E'；\n' ORDER BY p.number) || CASE WHEN count(*) > 1 THEN '。' ELSE '' END AS problems,
    CASE
      WHEN bool_and(p.rectified) THEN '整改后合格'
      ELSE '未整改：' || string_agg(p.text, '；' ORDER BY p.number) FILTER (WHERE NOT p.rectified)
    END AS outcome
  FROM problem p
  JOIN crawl.site s ON s.id = p.site_id
  GROUP BY s.id, s.name
)
SELECT row_number() OVER (ORDER BY id) AS no, name AS site, problems, outcome
FROM site
ORDER BY no;

COMMENT ON VIEW report.notice_annex1 IS '通报附件1：最近监测时间点所在季度内，检查发现突出问题及抽查整改情况的政府网站名单';
COMMENT ON COLUMN report.notice_annex1.no IS '序号，按名录顺序';
COMMENT ON COLUMN report.notice_annex1.site IS '网站名称';
COMMENT ON COLUMN report.notice_annex1.problems IS '主要存在问题';
COMMENT ON COLUMN report.notice_annex1.outcome IS '抽查整改情况：整改后合格，或未整改及尚存的问题';
