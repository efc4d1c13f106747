CREATE VIEW report.hidden_link AS
SELECT
  s.code AS site_code,
  s.name AS site,
  k.url,
  k.page_url,
  k.text,
  k.how,
  k.pages,
  k.unseen_since IS NULL AS current,
  k.first_seen_at,
  k.seen_since,
  k.unseen_since
FROM crawl.hidden_link k
JOIN crawl.site s ON s.id = k.site_id
WHERE crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
ORDER BY k.unseen_since IS NOT NULL, s.id, k.first_seen_at DESC, k.url;

COMMENT ON VIEW report.hidden_link IS '疑似暗链：页面中读者看不见而指向别的网站的链接，可能是网站被攻击的迹象，须人工核对，不据以判定';
COMMENT ON COLUMN report.hidden_link.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.hidden_link.site IS '网站名称';
COMMENT ON COLUMN report.hidden_link.url IS '暗链指向的地址';
COMMENT ON COLUMN report.hidden_link.page_url IS '所在页面（之一）';
COMMENT ON COLUMN report.hidden_link.text IS '链接文字';
COMMENT ON COLUMN report.hidden_link.how IS '如何隐藏';
COMMENT ON COLUMN report.hidden_link.pages IS '出现在多少个页面上';
COMMENT ON COLUMN report.hidden_link.current IS '最近一次检测是否仍在';
COMMENT ON COLUMN report.hidden_link.first_seen_at IS '首次发现的时间';
COMMENT ON COLUMN report.hidden_link.seen_since IS '此番从何时起见到';
COMMENT ON COLUMN report.hidden_link.unseen_since IS '从何时起的检测不再见到（所在页面也可能未读到）；仍在的为空';
