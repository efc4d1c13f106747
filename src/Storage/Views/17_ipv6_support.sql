CREATE VIEW report.ipv6_support AS
SELECT
  s.code AS site_code,
  s.name AS site,
  CASE
    WHEN attempt.site_id IS NULL THEN '尚未检测'
    WHEN attempt.not_tested IS NOT NULL THEN '未测：' || attempt.not_tested
    ELSE CASE attempt.home ->> 'state'
      WHEN 'noAddress' THEN '无可用的IPv6地址'
      WHEN 'unreachable' THEN '有IPv6地址，连接不上'
      WHEN 'different' THEN '可连接，与IPv4内容不一致'
      WHEN 'operational' THEN '支持IPv6'
      ELSE '未测'
    END
  END AS state,
  coalesce(attempt.not_tested, attempt.home ->> 'reason') AS reason,
  attempt.home ->> 'authority' AS home,
  (attempt.home ->> 'assigned')::integer AS assigned,
  (attempt.home ->> 'reachable')::integer AS reachable,
  (attempt.home ->> 'operational')::integer AS operational,
  attempt.visits,
  attempt.failed_visits,
  round(100.0 * (attempt.visits - attempt.failed_visits) / nullif(attempt.visits, 0), 1) AS success_share,
  (attempt.home ->> 'nameServers')::integer AS name_servers,
  (attempt.home ->> 'nameServersWithV6')::integer AS name_servers_with_v6,
  (attempt.home ->> 'nameServersReachable')::integer AS name_servers_reachable,
  attempt.second_found,
  attempt.second_counted,
  attempt.second_supporting,
  round(100.0 * attempt.second_supporting / nullif(attempt.second_counted, 0), 1) AS second_share,
  second_out.text AS second_left_out,
  attempt.third_found,
  attempt.third_counted,
  attempt.third_supporting,
  round(100.0 * attempt.third_supporting / nullif(attempt.third_counted, 0), 1) AS third_share,
  third_out.text AS third_left_out,
  attempt.failing,
  attempt.gaps,
  round((100 * (attempt.home ->> 'difference')::numeric), 1) AS difference,
  (attempt.home ->> 'httpV4')::integer AS http_v4,
  (attempt.home ->> 'httpV6')::integer AS http_v6,
  attempt.home -> 'addresses' AS addresses,
  attempt.second_seed,
  attempt.third_seed,
  attempt.observed_at AS checked_at,
  attempt.run_id
FROM crawl.site s
LEFT JOIN LATERAL (
  SELECT x.* FROM crawl.ipv6_survey x WHERE x.site_id = s.id ORDER BY x.observed_at DESC, x.run_id DESC LIMIT 1
) attempt ON true
LEFT JOIN LATERAL (
  SELECT string_agg(reason || ' ' || count, '；' ORDER BY count DESC) AS text FROM jsonb_to_recordset(attempt.second_left_out) AS t (reason text, count integer)
) second_out ON true
LEFT JOIN LATERAL (
  SELECT string_agg(reason || ' ' || count, '；' ORDER BY count DESC) AS text FROM jsonb_to_recordset(attempt.third_left_out) AS t (reason text, count integer)
) third_out ON true
WHERE crawl.open_on(s.valid_from, s.valid_to, crawl.day_of(now()))
ORDER BY s.id;

COMMENT ON VIEW report.ipv6_support IS '各网站最近一次IPv6检测：首页、域名服务器、二三级链接支持率，分母如何得出';
COMMENT ON COLUMN report.ipv6_support.site_code IS '网站代码（名录）';
COMMENT ON COLUMN report.ipv6_support.site IS '网站名称';
COMMENT ON COLUMN report.ipv6_support.state IS '首页的情形，或未测及原因';
COMMENT ON COLUMN report.ipv6_support.reason IS '原因';
COMMENT ON COLUMN report.ipv6_support.home IS '首页主机';
COMMENT ON COLUMN report.ipv6_support.assigned IS '可用的IPv6地址数';
COMMENT ON COLUMN report.ipv6_support.reachable IS '其中可连接的';
COMMENT ON COLUMN report.ipv6_support.operational IS '其中应答与IPv4一致的';
COMMENT ON COLUMN report.ipv6_support.visits IS '一天内经IPv6访问首页的次数';
COMMENT ON COLUMN report.ipv6_support.failed_visits IS '其中失败的';
COMMENT ON COLUMN report.ipv6_support.success_share IS '成功率，%';
COMMENT ON COLUMN report.ipv6_support.name_servers IS '域名服务器数';
COMMENT ON COLUMN report.ipv6_support.name_servers_with_v6 IS '其中有IPv6地址的';
COMMENT ON COLUMN report.ipv6_support.name_servers_reachable IS '其中经IPv6应答的';
COMMENT ON COLUMN report.ipv6_support.second_found IS '二级链接数（首页上的本站链接）';
COMMENT ON COLUMN report.ipv6_support.second_counted IS '计入分母的';
COMMENT ON COLUMN report.ipv6_support.second_supporting IS '支持IPv6的';
COMMENT ON COLUMN report.ipv6_support.second_share IS '二级链接支持率，%';
COMMENT ON COLUMN report.ipv6_support.second_left_out IS '未计入的原因及数量';
COMMENT ON COLUMN report.ipv6_support.third_found IS '三级链接数';
COMMENT ON COLUMN report.ipv6_support.third_counted IS '计入分母的';
COMMENT ON COLUMN report.ipv6_support.third_supporting IS '支持IPv6的';
COMMENT ON COLUMN report.ipv6_support.third_share IS '三级链接支持率，%';
COMMENT ON COLUMN report.ipv6_support.third_left_out IS '未计入的原因及数量';
COMMENT ON COLUMN report.ipv6_support.failing IS '不支持的链接数，明细见 ipv6_failing_link';
COMMENT ON COLUMN report.ipv6_support.gaps IS '天窗主机数，明细见 ipv6_gap';
COMMENT ON COLUMN report.ipv6_support.difference IS '首页内容与IPv4的差异，%';
COMMENT ON COLUMN report.ipv6_support.http_v4 IS '首页经IPv4的状态码';
COMMENT ON COLUMN report.ipv6_support.http_v6 IS '首页经IPv6的状态码';
COMMENT ON COLUMN report.ipv6_support.addresses IS '每个IPv6地址的检测结果';
COMMENT ON COLUMN report.ipv6_support.second_seed IS '二级链接抽样的种子；全部检测的为空';
COMMENT ON COLUMN report.ipv6_support.third_seed IS '三级链接抽样的种子；全部检测的为空';
COMMENT ON COLUMN report.ipv6_support.checked_at IS '检测结束的时间';
COMMENT ON COLUMN report.ipv6_support.run_id IS '批次编号';
