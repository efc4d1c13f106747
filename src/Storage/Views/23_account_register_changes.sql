CREATE VIEW report.account_register_changes AS
WITH standing AS (
  -- Of a day the latest word stands: neither one that a later row corrects nor one taken back is a change, and told twice it is one
  SELECT DISTINCT ON (c.account_id, c.kind, c."on", CASE WHEN c.kind IN ('registered', 'filed', 'suspended', 'cancelled') THEN 0 ELSE c.id END) c.*
  FROM crawl.account_change c
  WHERE c.kind NOT IN ('registered', 'filed', 'suspended', 'cancelled')
    OR (c.after IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM crawl.account_change later
        WHERE later.account_id = c.account_id AND later.kind = c.kind AND later.id > c.id AND later.before = c.after))
  ORDER BY c.account_id, c.kind, c."on", CASE WHEN c.kind IN ('registered', 'filed', 'suspended', 'cancelled') THEN 0 ELSE c.id END, c.id
)
SELECT
  to_char(c."on", 'YYYY') || '年第' || substr('一二三四', extract(quarter FROM c."on")::integer, 1) || '季度' AS quarter,
  CASE c.kind
    WHEN 'registered' THEN '申报新增'
    WHEN 'filed' THEN '备案'
    WHEN 'suspended' THEN '停用'
    WHEN 'resumed' THEN '恢复'
    WHEN 'cancelled' THEN '注销'
    WHEN 'renamed' THEN '更名'
    WHEN 'moved' THEN '变更'
    WHEN 'dropped' THEN '移出名录'
    WHEN 'returned' THEN '重新列入'
    ELSE c.kind
  END AS kind,
  c."on" AS changed_on,
  u.name AS unit,
  a.platform,
  '“' || named.name || '”' || CASE a.platform WHEN '微信' THEN '微信公众号' ELSE a.platform END AS account,
  c.before,
  c.after,
  a.code,
  c.noted_at
FROM standing c
JOIN crawl.account a ON a.id = c.account_id
JOIN crawl.unit u ON u.id = a.unit_id
-- The name that it had then; of a renaming the new one
CROSS JOIN LATERAL (
  SELECT coalesce((
    SELECT r.before FROM crawl.account_change r
    WHERE r.account_id = a.id AND r.kind = 'renamed' AND r.before IS NOT NULL AND (r."on" > c."on" OR (c.kind = 'renamed' AND r."on" = c."on" AND r.id > c.id))
    ORDER BY r."on", r.id LIMIT 1
  ), a.name) AS name
) named
ORDER BY c."on" DESC, array_position(ARRAY['cancelled', 'registered', 'filed', 'suspended', 'resumed', 'renamed', 'moved', 'dropped', 'returned'], c.kind), a.id, c.id;

COMMENT ON VIEW report.account_register_changes IS '政务新媒体账号在名录中的变动，逐季列出：申报新增、注销、更名、停用等；更正日期不重复计数';
COMMENT ON COLUMN report.account_register_changes.quarter IS '季度，如 2023年第一季度';
COMMENT ON COLUMN report.account_register_changes.kind IS '变动：申报新增、备案、停用、恢复、注销、更名、变更（单位、平台或平台账号）、移出名录、重新列入';
COMMENT ON COLUMN report.account_register_changes.changed_on IS '变动的日期：名录注明的日期，没有注明的为导入名录的日期';
COMMENT ON COLUMN report.account_register_changes.unit IS '所属单位';
COMMENT ON COLUMN report.account_register_changes.platform IS '平台';
COMMENT ON COLUMN report.account_register_changes.account IS '当时的账号，如 “大美永修”今日头条';
COMMENT ON COLUMN report.account_register_changes.before IS '变动前；恢复的为停用的日期';
COMMENT ON COLUMN report.account_register_changes.after IS '变动后；申报新增、备案、停用、注销的为其日期';
COMMENT ON COLUMN report.account_register_changes.code IS '账号代码（名录）';
COMMENT ON COLUMN report.account_register_changes.noted_at IS '程序得知此变动的时间';
