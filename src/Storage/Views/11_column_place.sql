CREATE VIEW report.column_place AS
SELECT
  s.code AS site_code,
  s.name AS site,
  c.name AS column_name,
  told.place,
  told.detail,
  told.since,
  CASE told.place
    WHEN 'vanished' THEN '核实栏目是否已撤并：已撤并的从名录中移除，仍在的核对其网址'
    ELSE '核实新址后更新名录（columns.csv）并重新导入'
  END AS remedy,
  c.url,
  c.id AS column_id,
  c.source,
  told.checked_at
FROM crawl.site s
JOIN crawl.site_column c ON c.site_id = s.id
CROSS JOIN LATERAL (
  -- What the navigation last said; a night on which it said nothing changes nothing
  SELECT 1 AS priority, now_at.place, now_at.place_detail AS detail, since.at AS since, now_at.observed_at AS checked_at
  FROM (
    SELECT o.place, o.place_detail, o.observed_at
    FROM crawl.column_observation o
    WHERE o.column_id = c.id AND o.place <> 'unknown'
    ORDER BY o.observed_at DESC LIMIT 1
  ) now_at
  CROSS JOIN LATERAL (
    SELECT min(o.observed_at) AS at
    FROM crawl.column_observation o
    WHERE o.column_id = c.id AND o.place = now_at.place
      AND o.observed_at > coalesce((
        SELECT x.observed_at FROM crawl.column_observation x
        WHERE x.column_id = c.id AND x.place NOT IN ('unknown', now_at.place)
        ORDER BY x.observed_at DESC LIMIT 1), '-infinity')
  ) since
  WHERE now_at.place IN ('moved', 'vanished')
  UNION ALL
  -- Where its page was last read: at the address of the registry, or at another one to which that leads
  SELECT 2, 'redirected', '栏目网址已转到 ' || now_at.final_url, since.at, now_at.observed_at
  FROM (
    SELECT o.final_url, o.observed_at
    FROM crawl.column_observation o
    WHERE o.column_id = c.id AND o.outcome <> 'notRead'
    ORDER BY o.observed_at DESC LIMIT 1
  ) now_at
  CROSS JOIN LATERAL (
    SELECT min(o.observed_at) AS at
    FROM crawl.column_observation o
    WHERE o.column_id = c.id AND o.outcome <> 'notRead' AND o.final_url = now_at.final_url
      AND o.observed_at > coalesce((
        SELECT x.observed_at FROM crawl.column_observation x
        WHERE x.column_id = c.id AND x.outcome <> 'notRead' AND x.final_url IS DISTINCT FROM now_at.final_url
        ORDER BY x.observed_at DESC LIMIT 1), '-infinity')
  ) since
  -- scheme, www, index file, closing slash and session make no other address
  CROSS JOIN LATERAL (SELECT '^https?://(www\.)?|(/(index|default)\.[a-z]+|/?;jsessionid=[^?#]*|/)$'::text AS same) but
  WHERE c.category <> 'home'
    AND regexp_replace(now_at.final_url, but.same, '', 'gi') <> regexp_replace(c.url, but.same, '', 'gi')
  ORDER BY priority LIMIT 1
) told
WHERE crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
  AND crawl.open_on(c.valid_from, c.valid_to, crawl.day_of(now()))
ORDER BY told.since DESC, s.id, c.id;

COMMENT ON VIEW report.column_place IS '疑已迁移、已不在网站导航中或网址已跳转的栏目：名录须更新，不因此按未更新计';
COMMENT ON COLUMN report.column_place.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.column_place.site IS '网站名称';
COMMENT ON COLUMN report.column_place.column_name IS '栏目名称';
COMMENT ON COLUMN report.column_place.place IS '情形：moved 导航中该栏目指向别的网址，vanished 导航中已没有该栏目，redirected 栏目网址转到别的网址（照常读取和判断）';
COMMENT ON COLUMN report.column_place.detail IS '迁往何处，或何时起不见';
COMMENT ON COLUMN report.column_place.since IS '从何时起';
COMMENT ON COLUMN report.column_place.remedy IS '应如何处理';
COMMENT ON COLUMN report.column_place.url IS '名录中的栏目网址';
COMMENT ON COLUMN report.column_place.column_id IS '栏目编号';
COMMENT ON COLUMN report.column_place.source IS '来源：registered 名录登记，discovered 程序发现';
COMMENT ON COLUMN report.column_place.checked_at IS '最近一次看到此情形的时间';
