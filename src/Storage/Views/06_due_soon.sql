CREATE VIEW report.due_soon AS
SELECT
  site,
  column_name,
  newest,
  limit_days,
  age_days,
  days_left,
  last_day,
  site_code,
  category,
  url,
  column_id,
  checked_at
FROM report.column_freshness
WHERE state IN ('fresh', 'notRead', 'suspect') AND newest IS NOT NULL AND days_left >= 0
ORDER BY days_left, site_code, column_id;

COMMENT ON VIEW report.due_soon IS '尚在时限内的栏目，最接近时限的在前，供提前提醒';
COMMENT ON COLUMN report.due_soon.site IS '网站名称';
COMMENT ON COLUMN report.due_soon.column_name IS '栏目名称';
COMMENT ON COLUMN report.due_soon.newest IS '已知的最新发布日期';
COMMENT ON COLUMN report.due_soon.limit_days IS '更新时限（天）';
COMMENT ON COLUMN report.due_soon.age_days IS '最新发布日期距监测时间点的天数';
COMMENT ON COLUMN report.due_soon.days_left IS '距时限还有几天；0 为最后一天';
COMMENT ON COLUMN report.due_soon.last_day IS '不更新仍合格的最后一天';
COMMENT ON COLUMN report.due_soon.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.due_soon.category IS '栏目类别：home 首页，news 动态要闻，notice 通知公告，policy 政策文件，other 其他应更新栏目';
COMMENT ON COLUMN report.due_soon.url IS '栏目网址';
COMMENT ON COLUMN report.due_soon.column_id IS '栏目编号';
COMMENT ON COLUMN report.due_soon.checked_at IS '最近一次检查的时间';
