CREATE VIEW report.ipv6_failing_link AS
SELECT
  s.code AS site_code,
  s.name AS site,
  k.level,
  k.url,
  k.page_url,
  k.reason,
  k.first_seen_at,
  k.seen_since
FROM crawl.ipv6_link k
JOIN crawl.site s ON s.id = k.site_id
WHERE k.unseen_since IS NULL AND crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
ORDER BY s.id, k.level, k.url;

COMMENT ON VIEW report.ipv6_failing_link IS '计入分母而不支持IPv6的二、三级链接，逐条列出';
COMMENT ON COLUMN report.ipv6_failing_link.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.ipv6_failing_link.site IS '网站名称';
COMMENT ON COLUMN report.ipv6_failing_link.level IS '级别：2 首页上的链接，3 再深一级的';
COMMENT ON COLUMN report.ipv6_failing_link.url IS '链接地址';
COMMENT ON COLUMN report.ipv6_failing_link.page_url IS '所在页面（之一）';
COMMENT ON COLUMN report.ipv6_failing_link.reason IS '为何不支持';
COMMENT ON COLUMN report.ipv6_failing_link.first_seen_at IS '首次列入的时间';
COMMENT ON COLUMN report.ipv6_failing_link.seen_since IS '此番从何时起列入';
