CREATE VIEW report.account_freshness AS
SELECT
  a.code AS account_code,
  u.name AS unit,
  a.platform,
  a.name AS account,
  state.code AS state,
  coalesce(attempt.newest, kept.published) AS newest,
  coalesce(attempt.newest_title, kept.title) AS title,
  coalesce(attempt.newest_url, kept.url) AS url,
  age.days AS age_days,
  age.limit_days,
  age.last_day - crawl.day_of(judged.monitoring_point) AS days_left,
  age.last_day,
  CASE attempt.source_kind
    WHEN 'feed' THEN '订阅源'
    WHEN 'weibo' THEN '微博'
    WHEN 'toutiao' THEN '头条'
    WHEN 'douyin' THEN '抖音'
    WHEN 'weChatArticles' THEN '微信文章'
    WHEN 'list' THEN '名单'
    ELSE attempt.source_kind
  END AS source,
  attempt.as_of,
  coalesce(report.account_access(attempt.access), '尚未检查') AS access,
  CASE state.code
    WHEN 'suspended' THEN '已于 ' || to_char(a.suspended_on, 'YYYY-MM-DD') || ' 停用'
    WHEN 'notRead' THEN coalesce(attempt.reason, '尚未检查')
    WHEN 'fresh' THEN attempt.reason
    ELSE coalesce(judged.summary, attempt.reason)
  END AS reason,
  attempt.observed_at AS checked_at,
  CASE interaction.outcome WHEN 'pass' THEN '有效' WHEN 'fail' THEN '缺' ELSE '未核实' END AS interaction,
  seen.name_seen,
  failures.in_a_row AS failures_in_a_row,
  interaction.summary AS interaction_reason,
  last_read.observed_at AS last_read_at,
  a.id AS account_id
FROM crawl.account a
JOIN crawl.unit u ON u.id = a.unit_id
-- The latest look, whatever came of it; a run that ended before the account's turn did not look
LEFT JOIN LATERAL (
  SELECT o.run_id, o.observed_at, o.access, o.reason, o.newest, o.newest_title, o.newest_url, o.source_kind, o.as_of
  FROM crawl.account_observation o
  WHERE o.account_id = a.id AND o.reached
  ORDER BY o.observed_at DESC LIMIT 1
) attempt ON true
LEFT JOIN LATERAL (
  SELECT p.published, p.title, p.url FROM crawl.account_post p
  WHERE attempt.newest IS NULL AND p.account_id = a.id AND p.published <= now()
  ORDER BY p.published DESC LIMIT 1
) kept ON true
LEFT JOIN LATERAL (
  SELECT o.observed_at FROM crawl.account_observation o
  WHERE o.account_id = a.id AND o.access = 'read'
  ORDER BY o.observed_at DESC LIMIT 1
) last_read ON true
LEFT JOIN LATERAL (
  SELECT o.name_seen FROM crawl.account_observation o
  WHERE o.account_id = a.id AND o.access = 'read' AND o.name_seen IS NOT NULL
  ORDER BY o.observed_at DESC LIMIT 1
) seen ON true
CROSS JOIN LATERAL (
  SELECT count(*) AS in_a_row FROM crawl.account_observation o
  WHERE o.account_id = a.id AND o.reached AND o.access <> 'read' AND o.observed_at > coalesce(last_read.observed_at, '-infinity')
) failures
LEFT JOIN LATERAL (
  SELECT v.run_id, v.outcome, v.summary, v.evidence, v.monitoring_point, v.judged_at, v.policy_version
  FROM crawl.verdict v
  WHERE v.target_id = a.id AND v.target_kind = 'account' AND v.rule = 'V-M2a'
  ORDER BY v.monitoring_point DESC, v.judged_at DESC LIMIT 1
) judged ON true
LEFT JOIN LATERAL (
  SELECT v.outcome, v.summary
  FROM crawl.verdict v
  WHERE v.target_id = a.id AND v.target_kind = 'account' AND v.rule = 'V-M3a'
  ORDER BY v.monitoring_point DESC, v.judged_at DESC LIMIT 1
) interaction ON true
LEFT JOIN crawl.policy_number warning ON warning.version = judged.policy_version AND warning.name = 'accountWarning'
CROSS JOIN LATERAL (
  SELECT
    (judged.evidence ->> 'value')::integer AS days,
    (judged.evidence ->> 'limit')::integer AS limit_days,
    (judged.evidence -> 'account' ->> 'lastPassingDay')::date AS last_day
) age
CROSS JOIN LATERAL (
  SELECT CASE
    WHEN a.suspended_on <= crawl.day_of(now()) THEN 'suspended'
    -- a look that could not be judged: nothing was asked, or what it saw could not be kept
    WHEN attempt.access IS NULL OR (attempt.access = 'notAsked' AND (judged.judged_at IS NULL OR judged.judged_at < attempt.observed_at)) THEN 'notRead'
    WHEN judged.outcome = 'fail' THEN 'stale'
    WHEN judged.outcome = 'pass' AND age.last_day - crawl.day_of(judged.monitoring_point) <= warning.value THEN 'dueSoon'
    WHEN judged.outcome = 'pass' THEN 'fresh'
    WHEN attempt.access = 'undated' THEN 'undated'
    WHEN attempt.access <> 'read' THEN 'notRead'
    ELSE 'unconfirmed'
  END AS code
) state
WHERE crawl.account_counts(a.registered_on, a.cancelled_on, a.valid_from, a.valid_to, crawl.day_of(now()))
ORDER BY a.id;

COMMENT ON VIEW report.account_freshness IS '名录中每个未注销的政务新媒体账号的更新情况：最近一次检查的结果、已知的最近发布、时限与判断';
COMMENT ON COLUMN report.account_freshness.account_code IS '账号代码（名录）';
COMMENT ON COLUMN report.account_freshness.unit IS '所属单位';
COMMENT ON COLUMN report.account_freshness.platform IS '平台：微信、新浪微博、今日头条、抖音短视频等';
COMMENT ON COLUMN report.account_freshness.account IS '账号名称（名录）';
COMMENT ON COLUMN report.account_freshness.state IS '判断：fresh 及时，dueSoon 即将到期，stale 超期，notRead 未读到，undated 无日期，suspended 停用，unconfirmed 待人工确认';
COMMENT ON COLUMN report.account_freshness.newest IS '截至最近一次检查已知的最近发布时间；读取失败不改变它';
COMMENT ON COLUMN report.account_freshness.title IS '最近发布的标题（佐证）';
COMMENT ON COLUMN report.account_freshness.url IS '最近发布的网址（佐证）';
COMMENT ON COLUMN report.account_freshness.age_days IS '最近发布距监测时间点的天数';
COMMENT ON COLUMN report.account_freshness.limit_days IS '更新时限（天）';
COMMENT ON COLUMN report.account_freshness.days_left IS '监测时间点距最后合格日还有几天；负数为已超过的天数';
COMMENT ON COLUMN report.account_freshness.last_day IS '不再发布仍合格的最后一天';
COMMENT ON COLUMN report.account_freshness.source IS '读到的来源：订阅源、微博、头条、抖音、微信文章、名单；未读到的为空';
COMMENT ON COLUMN report.account_freshness.as_of IS '所读内容截至何时；名单为填报人所注的时间';
COMMENT ON COLUMN report.account_freshness.access IS '最近一次检查的结果';
COMMENT ON COLUMN report.account_freshness.reason IS '判断的理由，或未读到的原因';
COMMENT ON COLUMN report.account_freshness.checked_at IS '最近一次检查的时间';
COMMENT ON COLUMN report.account_freshness.interaction IS '互动功能：有效、缺、未核实';
COMMENT ON COLUMN report.account_freshness.name_seen IS '平台最近显示的账号名称；来源不提供的为空';
COMMENT ON COLUMN report.account_freshness.failures_in_a_row IS '自最近一次读到以来，连续未读到的次数';
COMMENT ON COLUMN report.account_freshness.interaction_reason IS '互动功能的依据';
COMMENT ON COLUMN report.account_freshness.last_read_at IS '最近一次读到的时间';
COMMENT ON COLUMN report.account_freshness.account_id IS '账号编号';
