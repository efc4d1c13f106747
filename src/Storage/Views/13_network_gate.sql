CREATE VIEW report.network_gate AS
-- each worker's present state, whether or not it ever lost its way
SELECT
  g.worker,
  '现状' AS kind,
  g.checked_at AS from_at,
  NULL::timestamptz AS to_at,
  coalesce(g.reason, '正常') || CASE g.v6_ok WHEN false THEN '；IPv6不通，IPv6各项不测' ELSE '' END AS reason,
  NULL::bigint AS visits,
  NULL::bigint AS hosts,
  NULL::bigint AS failed_hosts,
  g.dns_ok,
  g.v4_ok,
  g.v6_ok,
  g.controls
FROM (
  SELECT DISTINCT ON (c.worker) c.* FROM crawl.gate_check c
  WHERE c.checked_at > now() - interval '31 days'
  ORDER BY c.worker, c.checked_at DESC
) g
UNION ALL
SELECT
  w.worker,
  CASE w.kind WHEN 'ownNetwork' THEN '作废：监测方网络' ELSE '作废：大面积打不开' END,
  nullif(w.from_at, '-infinity'),
  nullif(w.to_at, 'infinity'),
  w.reason,
  (SELECT count(*) FROM crawl.visit v
   WHERE v.worker = w.worker AND v.visited_at > now() - interval '32 days'
     AND v.visited_at < w.to_at AND v.visited_at + make_interval(secs => v.total_ms / 1000.0) > w.from_at),
  w.hosts,
  w.failed_hosts,
  NULL,
  NULL,
  NULL,
  NULL
FROM report.void_window(now() - interval '31 days', now()) w
ORDER BY kind DESC, from_at DESC;

COMMENT ON VIEW report.network_gate IS '监测方自己的网络：各采集机现状，以及近31天内因监测方网络不通或大面积打不开而作废的时段';
COMMENT ON COLUMN report.network_gate.worker IS '采集机';
COMMENT ON COLUMN report.network_gate.kind IS '现状；作废：监测方网络；作废：大面积打不开';
COMMENT ON COLUMN report.network_gate.from_at IS '现状：最近一次自检的时间；作废：时段起点';
COMMENT ON COLUMN report.network_gate.to_at IS '作废时段终点；尚未恢复的为空';
COMMENT ON COLUMN report.network_gate.reason IS '现状或作废的原因';
COMMENT ON COLUMN report.network_gate.visits IS '时段内作废的首页访问次数';
COMMENT ON COLUMN report.network_gate.hosts IS '大面积打不开：时段内访问的网站数（不含前24小时一直打不开的和公告维护的）';
COMMENT ON COLUMN report.network_gate.failed_hosts IS '大面积打不开：其中打不开的网站数';
COMMENT ON COLUMN report.network_gate.dns_ok IS '最近一次自检：对照域名能否解析；未设对照的为空';
COMMENT ON COLUMN report.network_gate.v4_ok IS '最近一次自检：IPv4对照主机能否连通；未设对照的为空';
COMMENT ON COLUMN report.network_gate.v6_ok IS '最近一次自检：IPv6对照主机能否连通；未设对照的为空';
COMMENT ON COLUMN report.network_gate.controls IS '最近一次自检：各对照主机的结果';
