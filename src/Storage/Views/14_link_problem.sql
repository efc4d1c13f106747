CREATE VIEW report.link_problem AS
SELECT
  s.code AS site_code,
  s.name AS site,
  CASE shown.class
    WHEN 'broken' THEN '确认失效'
    WHEN 'unconfirmed' THEN '疑似失效：待隔时复核'
    WHEN 'blocked' THEN '疑似：被对方拒绝访问'
    WHEN 'challenged' THEN '疑似：对方要求脚本验证'
    WHEN 'rateLimited' THEN '疑似：对方限制访问频率'
    WHEN 'timeout' THEN '疑似：超时'
    WHEN 'tls' THEN '疑似：证书或加密连接有误'
    WHEN 'refused' THEN '疑似：拒绝连接'
    WHEN 'unreachable' THEN '疑似：网络不通'
    WHEN 'serverError' THEN '疑似：服务器出错'
    WHEN 'clientError' THEN '疑似：请求被拒'
    WHEN 'softNotFound' THEN '疑似：页面自称不存在'
    WHEN 'redirectLoop' THEN '疑似：循环跳转'
    WHEN 'unsupportedScheme' THEN '疑似：浏览器打不开的地址类型'
    WHEN 'malformed' THEN '疑似：不是网址'
    ELSE '疑似：' || shown.class
  END AS result,
  l.url,
  v.page_url,
  v.text,
  v.level,
  CASE v.kind
    WHEN 'page' THEN '页面' WHEN 'image' THEN '图片' WHEN 'script' THEN '脚本' WHEN 'style' THEN '样式' WHEN 'attachment' THEN '附件'
    WHEN 'media' THEN '音视频' WHEN 'frame' THEN '框架' ELSE v.kind
  END AS kind,
  v.external,
  shown.http_status,
  shown.since,
  c.checked_at,
  shown.lapsed_name,
  v.listed,
  v.pages,
  shown.class,
  shown.detail,
  v.first_seen_at
FROM crawl.site_link v
JOIN crawl.site s ON s.id = v.site_id
JOIN crawl.link l ON l.id = v.link_id
JOIN crawl.link_check c ON c.link_id = l.id
-- Another site may have tested the address since
CROSS JOIN LATERAL (
  SELECT l.class, l.http_status, l.detail, l.lapsed_name, CASE WHEN l.class = v.class THEN v.since ELSE l.class_since END AS since
) shown
WHERE v.valid_to IS NULL
  AND l.class NOT IN ('ok', 'moved')
  AND crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
ORDER BY s.id, l.class <> 'broken', v.level, l.url;

COMMENT ON VIEW report.link_problem IS '各网站现有的问题链接：只有“确认失效”的按问题计，其余列为疑似，须人工核对；他站的检测已证明恢复的不列';
COMMENT ON COLUMN report.link_problem.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.link_problem.site IS '网站名称';
COMMENT ON COLUMN report.link_problem.result IS '检测结论：确认失效，或疑似及其类别';
COMMENT ON COLUMN report.link_problem.url IS '链接地址';
COMMENT ON COLUMN report.link_problem.page_url IS '含有该链接的页面（之一）';
COMMENT ON COLUMN report.link_problem.text IS '链接文字';
COMMENT ON COLUMN report.link_problem.level IS '所在页面的级别：1 首页，2 二级页面，3 三级页面';
COMMENT ON COLUMN report.link_problem.kind IS '链接类型';
COMMENT ON COLUMN report.link_problem.external IS '是否指向别的网站';
COMMENT ON COLUMN report.link_problem.http_status IS '应答状态码；没有应答的为空';
COMMENT ON COLUMN report.link_problem.since IS '从何时起如此';
COMMENT ON COLUMN report.link_problem.checked_at IS '最近一次检测的时间';
COMMENT ON COLUMN report.link_problem.lapsed_name IS '所指域名本身是否已无解析：可能被他人注册';
COMMENT ON COLUMN report.link_problem.listed IS '最近一次检测是否仍见到该链接；否的表示当次未能查证';
COMMENT ON COLUMN report.link_problem.pages IS '出现在多少个页面上';
COMMENT ON COLUMN report.link_problem.class IS '类别代码';
COMMENT ON COLUMN report.link_problem.detail IS '检测所见详情，供技术人员查阅';
COMMENT ON COLUMN report.link_problem.first_seen_at IS '首次列入的时间';
