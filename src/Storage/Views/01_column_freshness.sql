CREATE VIEW report.column_freshness AS
SELECT
  s.code AS site_code,
  s.name AS site,
  c.name AS column_name,
  c.category,
  c.level,
  coalesce(attempt.outcome, 'notRead') AS outcome,
  known.newest,
  age.days AS age_days,
  age.limit_days,
  state.code AS state,
  CASE state.code
    WHEN 'exempt' THEN c.exempt_reason
    WHEN 'suspect' THEN coalesce(CASE attempt.outcome WHEN 'notRead' THEN attempt.reason END, '读取存疑：' || attempt.suspect)
    WHEN 'notRead' THEN coalesce(attempt.reason, '尚未采集')
    WHEN 'stale' THEN judged.summary
    WHEN 'unconfirmed' THEN coalesce(age.reason, judged.summary, attempt.reason)
    ELSE attempt.reason
  END AS reason,
  c.url,
  attempt.observed_at AS checked_at,
  c.id AS column_id,
  c.source,
  c.confidence,
  known.newest_title,
  known.newest_url,
  known.observed_at AS last_read_at,
  age.last_day - crawl.day_of(judged.monitoring_point) AS days_left,
  age.last_day,
  CASE WHEN known.newest IS NOT NULL THEN known.newest_source END AS newest_source,
  known.way,
  coalesce(navigation.place, 'unknown') AS place,
  attempt.suspect,
  c.category_reason,
  attempt.screenshot
FROM crawl.site s
JOIN crawl.site_column c ON c.site_id = s.id
-- The latest attempt, whatever came of it; a run that ended before the column's turn attempted nothing
LEFT JOIN LATERAL (
  SELECT o.outcome, o.reason, o.observed_at, o.suspect, o.screenshot
  FROM crawl.column_observation o
  WHERE o.column_id = c.id AND o.fetch_status <> 'notReached'
  ORDER BY o.observed_at DESC LIMIT 1
) attempt ON true
-- What is known: neither a failed attempt nor a reading in doubt changes it
LEFT JOIN LATERAL (
  SELECT o.newest, o.newest_title, o.newest_url, o.observed_at, o.newest_source, o.way
  FROM crawl.column_observation o
  WHERE o.column_id = c.id AND o.outcome <> 'notRead' AND o.suspect IS NULL
  ORDER BY o.observed_at DESC LIMIT 1
) known ON true
LEFT JOIN LATERAL (
  SELECT o.place
  FROM crawl.column_observation o
  WHERE o.column_id = c.id AND o.place <> 'unknown'
  ORDER BY o.observed_at DESC LIMIT 1
) navigation ON true
-- The latest judgement of its age; the home page is judged for the site
LEFT JOIN LATERAL (
  SELECT v.outcome, v.summary, v.evidence, v.monitoring_point
  FROM crawl.verdict v
  WHERE v.target_id = CASE c.category WHEN 'home' THEN s.id ELSE c.id END
    AND v.target_kind = CASE c.category WHEN 'home' THEN 'site' ELSE 'column' END
    AND v.rule IN ('V-W3', 'C-NEWS', 'C-NOTICE', 'C-LONG')
  ORDER BY v.monitoring_point DESC, v.judged_at DESC LIMIT 1
) judged ON true
LEFT JOIN LATERAL (
  SELECT e.part
  FROM jsonb_array_elements(judged.evidence -> 'columns') AS e (part)
  WHERE (e.part ->> 'columnId')::bigint = c.id
  LIMIT 1
) own ON true
CROSS JOIN LATERAL (
  SELECT
    coalesce((own.part ->> 'ageDays')::integer, crawl.day_of(judged.monitoring_point) - known.newest) AS days,
    coalesce((own.part ->> 'limitDays')::integer, (judged.evidence ->> 'limit')::integer) AS limit_days,
    coalesce((own.part ->> 'lastPassingDay')::date, known.newest + (own.part ->> 'limitDays')::integer) AS last_day,
    own.part ->> 'reason' AS reason
) age
CROSS JOIN LATERAL (
  SELECT CASE
    WHEN c.exempt_reason IS NOT NULL AND (c.exempt_until IS NULL OR c.exempt_until >= crawl.day_of(now())) THEN 'exempt'
    WHEN attempt.suspect IS NOT NULL THEN 'suspect'
    WHEN attempt.outcome IS NULL OR attempt.outcome = 'notRead' THEN 'notRead'
    WHEN judged.outcome = 'fail' THEN 'stale'
    WHEN judged.outcome = 'pass' THEN 'fresh'
    WHEN attempt.outcome = 'undated' THEN 'undated'
    WHEN attempt.outcome = 'blank' AND judged.outcome = 'notApplicable' THEN 'blank'
    ELSE 'unconfirmed'
  END AS code
) state
WHERE crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
  AND crawl.open_on(c.valid_from, c.valid_to, crawl.day_of(now()));

COMMENT ON VIEW report.column_freshness IS '名录中每个在用栏目的更新情况：最近一次检查的结果、已知的最新日期、时限与判断';
COMMENT ON COLUMN report.column_freshness.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.column_freshness.site IS '网站名称';
COMMENT ON COLUMN report.column_freshness.column_name IS '栏目名称';
COMMENT ON COLUMN report.column_freshness.category IS '栏目类别：home 首页，news 动态要闻，notice 通知公告，policy 政策文件，other 其他应更新栏目';
COMMENT ON COLUMN report.column_freshness.level IS '栏目级别：0 首页，1 一级栏目，2 二级栏目……';
COMMENT ON COLUMN report.column_freshness.outcome IS '最近一次检查的结果：read 读到日期，undated 有信息无日期，blank 空白，notRead 未读到';
COMMENT ON COLUMN report.column_freshness.newest IS '最近一次成功读取所见的最新发布日期；读取失败或存疑不改变它';
COMMENT ON COLUMN report.column_freshness.age_days IS '最新发布日期距监测时间点的天数';
COMMENT ON COLUMN report.column_freshness.limit_days IS '更新时限（天）';
COMMENT ON COLUMN report.column_freshness.state IS '判断：fresh 及时，stale 未及时更新，blank 空白，undated 无日期，notRead 未读到，exempt 已豁免，suspect 读取存疑，unconfirmed 待人工确认';
COMMENT ON COLUMN report.column_freshness.reason IS '判断的理由';
COMMENT ON COLUMN report.column_freshness.url IS '栏目网址';
COMMENT ON COLUMN report.column_freshness.checked_at IS '最近一次检查的时间';
COMMENT ON COLUMN report.column_freshness.column_id IS '栏目编号，复查时使用';
COMMENT ON COLUMN report.column_freshness.source IS '来源：registered 名录登记，discovered 程序发现';
COMMENT ON COLUMN report.column_freshness.confidence IS '类别的把握，0–1；名录登记的为 1';
COMMENT ON COLUMN report.column_freshness.newest_title IS '最新一条信息的标题（佐证）';
COMMENT ON COLUMN report.column_freshness.newest_url IS '最新一条信息的网址（佐证）';
COMMENT ON COLUMN report.column_freshness.last_read_at IS '最近一次成功读取的时间';
COMMENT ON COLUMN report.column_freshness.days_left IS '监测时间点距最后合格日还有几天；负数为已超过的天数';
COMMENT ON COLUMN report.column_freshness.last_day IS '不更新仍合格的最后一天';
COMMENT ON COLUMN report.column_freshness.newest_source IS '最新日期取自何处：shown 列表所示，article 文章页所示，address 网址所含，firstSeen 首次发现日';
COMMENT ON COLUMN report.column_freshness.way IS '列表如何取得：page 页面，frame 框架，jpage 大汉分页接口，json 数据接口，feed 订阅源，browser 浏览器';
COMMENT ON COLUMN report.column_freshness.place IS '网站导航中的情形：listed 在，moved 疑已迁移，vanished 已不见，unknown 未曾见';
COMMENT ON COLUMN report.column_freshness.suspect IS '读取为何存疑；不存疑为空';
COMMENT ON COLUMN report.column_freshness.category_reason IS '程序发现的栏目为何归入此类别；名录登记的为空';
COMMENT ON COLUMN report.column_freshness.screenshot IS '最近一次检查的页面截图（相对于截图目录），没有则为空';
