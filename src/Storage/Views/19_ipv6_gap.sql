CREATE VIEW report.ipv6_gap AS
SELECT
  s.code AS site_code,
  s.name AS site,
  k.host,
  k.external,
  k.addresses,
  k.example,
  k.reason,
  k.first_seen_at,
  k.seen_since
FROM crawl.ipv6_gap k
JOIN crawl.site s ON s.id = k.site_id
WHERE k.unseen_since IS NULL AND crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
ORDER BY s.id, k.addresses DESC, k.host;

COMMENT ON VIEW report.ipv6_gap IS '天窗：网站的链接和资源所指、不能经IPv6访问的主机';
COMMENT ON COLUMN report.ipv6_gap.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.ipv6_gap.site IS '网站名称';
COMMENT ON COLUMN report.ipv6_gap.host IS '主机';
COMMENT ON COLUMN report.ipv6_gap.external IS '是否别的网站的';
COMMENT ON COLUMN report.ipv6_gap.addresses IS '网站有多少个地址指向它';
COMMENT ON COLUMN report.ipv6_gap.example IS '其中之一';
COMMENT ON COLUMN report.ipv6_gap.reason IS '原因';
COMMENT ON COLUMN report.ipv6_gap.first_seen_at IS '首次列入的时间';
COMMENT ON COLUMN report.ipv6_gap.seen_since IS '此番从何时起列入';
