CREATE VIEW report.ipv6_change AS
SELECT authority, host, CASE WHEN supports THEN '获得' ELSE '失去' END AS change, observed_at AS at, state, reason, before AS state_before, run_id
FROM (
  SELECT
    h.*,
    h.state = 'operational' AS supports,
    lag(h.state) OVER (PARTITION BY h.authority ORDER BY h.observed_at, h.run_id) AS before
  FROM crawl.ipv6_host h
  WHERE h.state <> 'notTested'
) known
WHERE before IS NOT NULL AND supports <> (before = 'operational')
ORDER BY at DESC, authority;

COMMENT ON VIEW report.ipv6_change IS '主机何时获得、何时失去IPv6支持；未能测定的日子不算变化';
COMMENT ON COLUMN report.ipv6_change.authority IS '主机（含协议和端口）';
COMMENT ON COLUMN report.ipv6_change.host IS '域名';
COMMENT ON COLUMN report.ipv6_change.change IS '变化：获得、失去';
COMMENT ON COLUMN report.ipv6_change.at IS '首次测得变化的时间';
COMMENT ON COLUMN report.ipv6_change.state IS '之后的情形：noAddress 无地址，unreachable 连接不上，different 内容不一致，operational 支持';
COMMENT ON COLUMN report.ipv6_change.reason IS '原因';
COMMENT ON COLUMN report.ipv6_change.state_before IS '之前的情形';
COMMENT ON COLUMN report.ipv6_change.run_id IS '批次编号';
