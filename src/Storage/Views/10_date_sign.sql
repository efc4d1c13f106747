CREATE VIEW report.date_sign AS
SELECT
  d.id AS sign_id,
  s.code AS site_code,
  s.name AS site,
  c.name AS column_name,
  CASE d.kind
    WHEN 'redated' THEN CASE WHEN (d.detail ->> 'days')::integer > 0 THEN '改后日期变新' ELSE '改后日期变旧' END
    WHEN 'massRedated' THEN '成批改动日期'
    WHEN 'movingDate' THEN '日期随访问日移动'
    WHEN 'backdated' THEN '新出现的信息标注旧日期'
  END AS sign,
  i.title,
  i.url,
  coalesce(d.detail ->> 'before', d.detail ->> 'shown')::date AS date_before,
  coalesce(d.detail ->> 'after', d.detail ->> 'firstSeen')::date AS date_after,
  (d.detail ->> 'days')::integer AS days,
  (d.detail ->> 'items')::integer AS items,
  CASE d.kind
    WHEN 'redated' THEN format('显示日期由 %s 改为 %s', d.detail ->> 'before', d.detail ->> 'after')
    WHEN 'massRedated' THEN format('所比对的%s条中有%s条的显示日期改动，其中%s条变新', d.detail ->> 'of', d.detail ->> 'items', d.detail ->> 'later')
    WHEN 'movingDate' THEN format('全部条目显示同一日期，由 %s 变为 %s，与两次访问的间隔相同', d.detail ->> 'before', d.detail ->> 'after')
    WHEN 'backdated' THEN format('标注 %s，%s 才首次出现，相隔%s天，其间该栏目一直在采集', d.detail ->> 'shown', d.detail ->> 'firstSeen', d.detail ->> 'days')
  END || CASE WHEN (d.detail ->> 'templateChanged')::boolean THEN '；页面模板同时变化，可能因改版所致' ELSE '' END AS summary,
  d.seen_at,
  d.kind,
  c.url AS column_url,
  d.column_id,
  d.item_id,
  d.run_id
FROM crawl.date_sign d
JOIN crawl.site s ON s.id = d.site_id
JOIN crawl.site_column c ON c.id = d.column_id
LEFT JOIN crawl.list_item i ON i.id = d.item_id
ORDER BY d.id DESC;

COMMENT ON VIEW report.date_sign IS '发布日期可疑的迹象，逐条留存，供人工判断；不作为不合格的依据';
COMMENT ON COLUMN report.date_sign.sign_id IS '迹象编号，按先后递增';
COMMENT ON COLUMN report.date_sign.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.date_sign.site IS '网站名称';
COMMENT ON COLUMN report.date_sign.column_name IS '栏目名称';
COMMENT ON COLUMN report.date_sign.sign IS '迹象：改后日期变新（较重）、改后日期变旧、成批改动日期、日期随访问日移动、新出现的信息标注旧日期';
COMMENT ON COLUMN report.date_sign.title IS '信息标题；涉及整个栏目的为空';
COMMENT ON COLUMN report.date_sign.url IS '信息网址；涉及整个栏目的为空';
COMMENT ON COLUMN report.date_sign.date_before IS '原显示日期；标注旧日期的，为所标注的日期';
COMMENT ON COLUMN report.date_sign.date_after IS '现显示日期；标注旧日期的，为首次出现的日期';
COMMENT ON COLUMN report.date_sign.days IS '两个日期相差的天数；变旧的为负数';
COMMENT ON COLUMN report.date_sign.items IS '涉及的条目数；只涉及一条信息的为空';
COMMENT ON COLUMN report.date_sign.summary IS '所见的经过';
COMMENT ON COLUMN report.date_sign.seen_at IS '发现的时间';
COMMENT ON COLUMN report.date_sign.kind IS '迹象代码：redated、massRedated、movingDate、backdated';
COMMENT ON COLUMN report.date_sign.column_url IS '栏目网址';
COMMENT ON COLUMN report.date_sign.column_id IS '栏目编号';
COMMENT ON COLUMN report.date_sign.item_id IS '条目编号；涉及整个栏目的为空';
COMMENT ON COLUMN report.date_sign.run_id IS '批次编号';
