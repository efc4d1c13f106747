-- The official arithmetic of 站点无法访问, in three steps: which windows are void, what each visit is worth, what a week adds up to.
-- The functions read the tables for those who may only read the views.

-- A limit of the policy that was in force at a moment; of a switch 1 or 0.
CREATE FUNCTION report.policy_limit(moment timestamptz, limit_name text) RETURNS numeric
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT value FROM crawl.policy_number
  WHERE name = limit_name AND effective_from <= crawl.day_of(moment)
  ORDER BY effective_from DESC LIMIT 1
$$;

-- Stretches of a worker's visits that prove nothing of any site, as far as they touch the time asked for.
CREATE FUNCTION report.void_window(since timestamptz, until timestamptz)
RETURNS TABLE (worker text, kind text, from_at timestamptz, to_at timestamptz, reason text, hosts bigint, failed_hosts bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  -- Our own network: from the last good look before a shut one to the first good one after it. Looks are minutes apart while a worker works,
  -- so that a month back is far enough for the last good one.
  SELECT g.worker, 'ownNetwork', coalesce(g.good_before, '-infinity'), coalesce(g.good_after, 'infinity'), min(g.reason), NULL::bigint, NULL::bigint
  FROM (
    SELECT c.worker, c.is_open, c.reason,
      max(c.checked_at) FILTER (WHERE c.is_open) OVER (PARTITION BY c.worker ORDER BY c.checked_at) AS good_before,
      min(c.checked_at) FILTER (WHERE c.is_open) OVER (PARTITION BY c.worker ORDER BY c.checked_at ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS good_after
    FROM crawl.gate_check c
    WHERE c.checked_at BETWEEN since - interval '31 days' AND until + interval '31 days'
  ) g
  WHERE NOT g.is_open
  GROUP BY 1, 3, 4
  HAVING coalesce(g.good_before, '-infinity') < until AND coalesce(g.good_after, 'infinity') > since
  UNION ALL
  -- Mass failure: a clock hour in which more than the policy's share of the hosts failed. A host that did not open once in the 24 hours before is
  -- down by itself and says nothing of our network; one in announced maintenance neither.
  SELECT h.worker, 'massFailure', h.hour, h.hour + interval '1 hour',
    format('本时段访问的%s个网站中有%s个打不开，超过%s%%，疑为监测方网络故障', count(*), count(*) FILTER (WHERE h.failed),
      trim_scale(100 * report.policy_limit(h.hour, 'massFailure'))),
    count(*), count(*) FILTER (WHERE h.failed)
  FROM (
    SELECT v.worker, v.host, v.hour, v.failed, v.maintained,
      bool_or(v.opened) OVER day_before AS opened_before,
      count(*) OVER day_before AS seen_before
    FROM (
      SELECT x.worker, lower(split_part(x.url, '/', 3)) AS host, date_trunc('hour', x.visited_at, 'Asia/Shanghai') AS hour,
        bool_or(x.outcome = 'failed') AS failed, bool_or(x.outcome = 'open') AS opened,
        bool_or(EXISTS (SELECT FROM crawl.maintenance m
                        WHERE m.site_id = x.site_id AND m.from_at <= x.visited_at AND x.visited_at < least(m.to_at, m.ended_at))) AS maintained
      FROM crawl.visit x
      WHERE x.main AND x.outcome <> 'notTested' AND x.visited_at >= since - interval '26 hours' AND x.visited_at < until
      GROUP BY 1, 2, 3
    ) v
    WINDOW day_before AS (PARTITION BY v.host ORDER BY v.hour RANGE BETWEEN interval '24 hours' PRECEDING AND interval '1 hour' PRECEDING)
  ) h
  WHERE NOT h.maintained AND (h.seen_before = 0 OR h.opened_before) AND h.hour + interval '1 hour' > since
  GROUP BY 1, 3
  HAVING count(*) >= report.policy_limit(h.hour, 'massFailureHosts')
     AND count(*) FILTER (WHERE h.failed) > report.policy_limit(h.hour, 'massFailure') * count(*)
$$;

-- Each visit of the policy's days before a moment with what it is worth: opened, failed, blocked, maintenance or void; "day" is 0 for the oldest
-- 24 hours. With no sites named, of all.
CREATE FUNCTION report.week_visit(moment timestamptz, sites bigint[] DEFAULT NULL)
RETURNS TABLE (site_id bigint, visited_at timestamptz, day integer, family text, main boolean, worth text, total_ms integer, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH span AS MATERIALIZED (
    SELECT report.policy_limit(moment, 'availabilityDays')::integer AS days
  ), windows AS MATERIALIZED (
    SELECT w.worker, w.from_at, w.to_at FROM span, LATERAL report.void_window(moment - make_interval(hours => 24 * span.days), moment) w
  )
  SELECT v.site_id, v.visited_at,
    floor(extract(epoch FROM v.visited_at - moment + make_interval(hours => 24 * span.days)) / 86400)::integer,
    v.family, v.main,
    CASE
      -- a visit that was under way when the window began is in it too
      WHEN v.outcome = 'notTested' OR EXISTS (
        SELECT FROM windows w
        WHERE w.worker = v.worker AND v.visited_at < w.to_at AND v.visited_at + make_interval(secs => v.total_ms / 1000.0) > w.from_at) THEN 'void'
      WHEN v.outcome = 'open' THEN 'opened'
      WHEN EXISTS (
        SELECT FROM crawl.maintenance m
        WHERE m.site_id = v.site_id AND m.from_at <= v.visited_at AND v.visited_at < least(m.to_at, m.ended_at)) THEN 'maintenance'
      ELSE v.outcome
    END,
    v.total_ms, v.reason
  FROM span, crawl.visit v
  WHERE v.visited_at >= moment - make_interval(hours => 24 * span.days) AND v.visited_at < moment
    AND (sites IS NULL OR v.site_id = ANY (sites))
$$;

-- Each site's 24 hours, those without a visit too.
CREATE FUNCTION report.availability_day(moment timestamptz, sites bigint[] DEFAULT NULL)
RETURNS TABLE (site_id bigint, day integer, from_at timestamptz, visits integer, opened integer, failed integer, blocked integer, maintenance integer, void integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH visits AS MATERIALIZED (
    SELECT w.site_id, w.day, w.worth FROM report.week_visit(moment, sites) w WHERE w.main
  ), days AS (
    SELECT d, moment - make_interval(hours => 24 * (n - d)) AS from_at
    FROM (SELECT report.policy_limit(moment, 'availabilityDays')::integer AS n) x, LATERAL generate_series(0, n - 1) d
  )
  SELECT s.id, days.d, days.from_at, count(v.worth)::integer,
    (count(*) FILTER (WHERE v.worth = 'opened'))::integer,
    (count(*) FILTER (WHERE v.worth = 'failed'))::integer,
    (count(*) FILTER (WHERE v.worth = 'blocked'))::integer,
    (count(*) FILTER (WHERE v.worth = 'maintenance'))::integer,
    (count(*) FILTER (WHERE v.worth = 'void'))::integer
  FROM crawl.site s
  CROSS JOIN days
  LEFT JOIN visits v ON v.site_id = s.id AND v.day = days.d
  WHERE s.url IS NOT NULL AND (s.id = ANY (sites) OR sites IS NULL AND crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(moment)))
  GROUP BY 1, 2, 3
$$;

-- The week before any moment.
CREATE FUNCTION report.availability_week_at(moment timestamptz)
RETURNS TABLE (
  site_code text, site text, verdict text, share numeric, counted bigint, failed bigint, visits bigint,
  excluded_void bigint, excluded_maintenance bigint, excluded_blocked bigint, fewest_a_day bigint,
  window_from timestamptz, window_to timestamptz, url text, unit text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH policy AS MATERIALIZED (
    SELECT report.policy_limit(moment, 'availabilityVisits') AS enough, report.policy_limit(moment, 'availabilityVeto') AS veto,
      report.policy_limit(moment, 'availabilityWarning') AS warning,
      report.policy_limit(moment, 'blockedVisitFails') = 1 AS blocked_fails, report.policy_limit(moment, 'maintenanceVisitFails') = 1 AS maintenance_fails
  ), days AS (
    SELECT d.*, d.failed + CASE WHEN p.blocked_fails THEN d.blocked ELSE 0 END + CASE WHEN p.maintenance_fails THEN d.maintenance ELSE 0 END AS bad
    FROM report.availability_day(moment) d, policy p
  ), week AS (
    SELECT site_id, sum(visits) AS visits, sum(opened + bad) AS counted, sum(bad) AS bad, min(opened + bad)::bigint AS fewest,
      sum(void) AS void, sum(maintenance) AS maintenance, sum(blocked) AS blocked, min(from_at) AS from_at
    FROM days GROUP BY site_id
  )
  SELECT s.code, s.name,
    CASE
      WHEN w.fewest < p.enough THEN '监测次数不足'
      WHEN w.bad >= p.veto * w.counted THEN '单项否决'
      WHEN w.bad >= p.warning * w.counted THEN '预警'
      ELSE '正常'
    END,
    round(100.0 * w.bad / nullif(w.counted, 0), 2), w.counted, w.bad, w.visits,
    w.void, CASE WHEN p.maintenance_fails THEN 0 ELSE w.maintenance END, CASE WHEN p.blocked_fails THEN 0 ELSE w.blocked END, w.fewest,
    w.from_at, moment, s.url, u.name
  FROM week w
  JOIN crawl.site s ON s.id = w.site_id
  JOIN crawl.unit u ON u.id = s.unit_id
  CROSS JOIN policy p
  ORDER BY s.id
$$;

CREATE VIEW report.availability_week AS
SELECT * FROM report.availability_week_at(now());

COMMENT ON VIEW report.availability_week IS '站点无法访问：截至此刻的监测周期内，各网站首页的访问次数、打不开的次数与占比；其他时刻用 availability_week_at(时刻)';
COMMENT ON COLUMN report.availability_week.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.availability_week.site IS '网站名称';
COMMENT ON COLUMN report.availability_week.verdict IS '结论：单项否决、预警、正常，或 监测次数不足（有的一天计入的访问少于规定次数）';
COMMENT ON COLUMN report.availability_week.share IS '打不开的次数占计入次数的比例，%';
COMMENT ON COLUMN report.availability_week.counted IS '计入的访问次数';
COMMENT ON COLUMN report.availability_week.failed IS '其中打不开的次数';
COMMENT ON COLUMN report.availability_week.visits IS '全部访问次数，含不计入的';
COMMENT ON COLUMN report.availability_week.excluded_void IS '不计入：监测方网络未得证实的时段内的访问次数';
COMMENT ON COLUMN report.availability_week.excluded_maintenance IS '不计入：公告停机维护期间打不开的次数';
COMMENT ON COLUMN report.availability_week.excluded_blocked IS '不计入：被网站自身防护措施拒绝的次数';
COMMENT ON COLUMN report.availability_week.fewest_a_day IS '计入次数最少的一天（24小时）的次数';
COMMENT ON COLUMN report.availability_week.window_from IS '监测周期起点';
COMMENT ON COLUMN report.availability_week.window_to IS '监测周期终点';
COMMENT ON COLUMN report.availability_week.url IS '首页网址';
COMMENT ON COLUMN report.availability_week.unit IS '主办单位';
