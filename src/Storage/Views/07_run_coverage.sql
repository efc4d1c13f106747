-- What came of asking an account's sources, in words.
CREATE FUNCTION report.account_access(access text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE access
    WHEN 'read' THEN '读到'
    WHEN 'noSource' THEN '名录未登记来源'
    WHEN 'blocked' THEN '平台拒绝访问'
    WHEN 'loginWall' THEN '须登录'
    WHEN 'firewall' THEN '防火墙拦截'
    WHEN 'cookieExpired' THEN '来源的登录已失效'
    WHEN 'gone' THEN '平台提示账号不存在'
    WHEN 'empty' THEN '来源没有内容'
    WHEN 'undated' THEN '内容没有可用的日期'
    WHEN 'malformed' THEN '来源的应答无法读取'
    WHEN 'unreachable' THEN '来源连接不上'
    WHEN 'notAsked' THEN '未读取'
    ELSE access
  END;

CREATE VIEW report.run_coverage AS
SELECT
  r.id AS run_id,
  r.kind,
  r.monitoring_point,
  r.state,
  r.scope,
  t.targets,
  t.done AS targets_done,
  t.not_reached AS targets_not_reached,
  t.no_address AS targets_no_address,
  t.waiting AS targets_waiting,
  round(100.0 * (t.targets - t.waiting) / nullif(t.targets, 0), 1) AS target_share,
  o.columns,
  o.read AS columns_read,
  o.undated AS columns_undated,
  o.blank AS columns_blank,
  o.not_read AS columns_not_read,
  o.suspect AS columns_suspect,
  round(100.0 * (o.columns - o.not_read) / nullif(o.columns, 0), 1) AS read_share,
  t.pages,
  t.bytes,
  round(extract(epoch FROM r.finished_at - r.started_at), 1) AS seconds,
  reasons.counts AS not_read_reasons,
  r.night,
  r.policy_version,
  r.started_at,
  r.finished_at,
  surveys.links AS link_surveys,
  surveys.links_not_tested AS link_surveys_not_tested,
  surveys.addresses AS link_addresses,
  surveys.requests AS link_requests,
  accounts.targets AS accounts,
  accounts.done AS accounts_done,
  accounts.not_reached AS accounts_not_reached,
  accounts.waiting AS accounts_waiting,
  looks.read AS accounts_read,
  looks.not_read AS account_not_read_reasons
FROM crawl.crawl_run r
CROSS JOIN LATERAL (
  SELECT
    count(*) AS targets,
    count(*) FILTER (WHERE state = 'done') AS done,
    count(*) FILTER (WHERE state = 'notReached') AS not_reached,
    count(*) FILTER (WHERE state = 'noAddress') AS no_address,
    count(*) FILTER (WHERE state IN ('planned', 'running')) AS waiting,
    coalesce(sum(pages), 0) AS pages,
    coalesce(sum(bytes), 0)::bigint AS bytes
  FROM crawl.run_target
  WHERE run_id = r.id
) t
CROSS JOIN LATERAL (
  SELECT
    count(*) AS columns,
    count(*) FILTER (WHERE outcome = 'read') AS read,
    count(*) FILTER (WHERE outcome = 'undated') AS undated,
    count(*) FILTER (WHERE outcome = 'blank') AS blank,
    count(*) FILTER (WHERE outcome = 'notRead') AS not_read,
    count(*) FILTER (WHERE suspect IS NOT NULL) AS suspect
  FROM crawl.column_observation
  WHERE run_id = r.id
) o
CROSS JOIN LATERAL (
  SELECT count(*) AS links, count(not_tested) AS links_not_tested, coalesce(sum(addresses), 0) AS addresses, coalesce(sum(requests), 0) AS requests
  FROM crawl.link_survey
  WHERE run_id = r.id
) surveys
CROSS JOIN LATERAL (
  SELECT coalesce(jsonb_object_agg(reason, n), '{}'::jsonb) AS counts
  FROM (
    SELECT coalesce(reason, '原因未记录') AS reason, count(*) AS n
    FROM crawl.column_observation
    WHERE run_id = r.id AND outcome = 'notRead'
    GROUP BY 1
  ) x
) reasons
CROSS JOIN LATERAL (
  SELECT
    count(*) AS targets,
    count(*) FILTER (WHERE state = 'done') AS done,
    count(*) FILTER (WHERE state = 'notReached') AS not_reached,
    count(*) FILTER (WHERE state IN ('planned', 'running')) AS waiting
  FROM crawl.account_target
  WHERE run_id = r.id
) accounts
CROSS JOIN LATERAL (
  SELECT
    coalesce(sum(n) FILTER (WHERE access = 'read'), 0)::bigint AS read,
    coalesce(jsonb_object_agg(report.account_access(access), n) FILTER (WHERE access <> 'read'), '{}'::jsonb) AS not_read
  FROM (
    SELECT access, count(*) AS n
    FROM crawl.account_observation
    WHERE run_id = r.id
    GROUP BY 1
  ) x
) looks
ORDER BY r.id DESC;

COMMENT ON VIEW report.run_coverage IS '各批次的覆盖情况：计划、完成、未轮到的网站和账号，读到与未读到的栏目、账号及原因';
COMMENT ON COLUMN report.run_coverage.run_id IS '批次编号';
COMMENT ON COLUMN report.run_coverage.kind IS '批次类别：night 夜间，crawl 即时，recheck 复查，evaluate 重新判断，links 链接和IPv6（不读栏目），accounts 政务新媒体账号（不访问网站）';
COMMENT ON COLUMN report.run_coverage.monitoring_point IS '监测时间点';
COMMENT ON COLUMN report.run_coverage.state IS '批次状态：running 进行中，finished 完成，deadline 到时截止，aborted 中止';
COMMENT ON COLUMN report.run_coverage.scope IS '范围';
COMMENT ON COLUMN report.run_coverage.targets IS '应采集的网站数';
COMMENT ON COLUMN report.run_coverage.targets_done IS '完成的网站数';
COMMENT ON COLUMN report.run_coverage.targets_not_reached IS '未轮到的网站数';
COMMENT ON COLUMN report.run_coverage.targets_no_address IS '名录无网址的网站数';
COMMENT ON COLUMN report.run_coverage.targets_waiting IS '尚待采集或采集中的网站数';
COMMENT ON COLUMN report.run_coverage.target_share IS '已有结果（完成、未轮到或无网址）的网站占比，%';
COMMENT ON COLUMN report.run_coverage.columns IS '有记录的栏目数';
COMMENT ON COLUMN report.run_coverage.columns_read IS '读到日期的栏目数';
COMMENT ON COLUMN report.run_coverage.columns_undated IS '有信息无日期的栏目数';
COMMENT ON COLUMN report.run_coverage.columns_blank IS '空白的栏目数';
COMMENT ON COLUMN report.run_coverage.columns_not_read IS '未读到的栏目数';
COMMENT ON COLUMN report.run_coverage.columns_suspect IS '读取存疑的栏目数；沿用原结果的也计入所沿用的结果';
COMMENT ON COLUMN report.run_coverage.read_share IS '读到（含无日期、空白）的栏目占有记录栏目的比例，%';
COMMENT ON COLUMN report.run_coverage.pages IS '抓取的页面数';
COMMENT ON COLUMN report.run_coverage.bytes IS '接收的字节数';
COMMENT ON COLUMN report.run_coverage.seconds IS '用时（秒）';
COMMENT ON COLUMN report.run_coverage.not_read_reasons IS '未读到的原因及栏目数';
COMMENT ON COLUMN report.run_coverage.night IS '夜间批次所属日期';
COMMENT ON COLUMN report.run_coverage.policy_version IS '口径版本';
COMMENT ON COLUMN report.run_coverage.started_at IS '开始时间';
COMMENT ON COLUMN report.run_coverage.finished_at IS '结束时间';
COMMENT ON COLUMN report.run_coverage.link_surveys IS '检测了链接的网站数，含未测成的';
COMMENT ON COLUMN report.run_coverage.link_surveys_not_tested IS '其中链接未测成的网站数';
COMMENT ON COLUMN report.run_coverage.link_addresses IS '所见链接的不同地址数，各网站之和';
COMMENT ON COLUMN report.run_coverage.link_requests IS '检测链接发出的请求数';
COMMENT ON COLUMN report.run_coverage.accounts IS '应检查的账号数';
COMMENT ON COLUMN report.run_coverage.accounts_done IS '完成的账号数，含未读到的';
COMMENT ON COLUMN report.run_coverage.accounts_not_reached IS '未轮到的账号数';
COMMENT ON COLUMN report.run_coverage.accounts_waiting IS '尚待检查的账号数';
COMMENT ON COLUMN report.run_coverage.accounts_read IS '读到的账号数';
COMMENT ON COLUMN report.run_coverage.account_not_read_reasons IS '账号未读到的情形及账号数';
