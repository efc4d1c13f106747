using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <summary>The append-only tables that COPY fills: no entity maps them, so they are SQL.</summary>
    public partial class FactTables : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE UNIQUE INDEX ix_network_rule_network ON crawl.network_rule (network) WHERE valid_to IS NULL;

                -- A registry row holds from valid_from up to but without valid_to.
                CREATE FUNCTION crawl.open_on(valid_from date, valid_to date, day date) RETURNS boolean
                  LANGUAGE sql IMMUTABLE PARALLEL SAFE
                  RETURN valid_from <= day AND (valid_to IS NULL OR day < valid_to);

                -- The civil day in China.
                CREATE FUNCTION crawl.day_of(moment timestamptz) RETURNS date
                  LANGUAGE sql STABLE PARALLEL SAFE
                  RETURN (moment AT TIME ZONE 'Asia/Shanghai')::date;
                """);

            migrationBuilder.Sql("""
                CREATE TABLE crawl.column_observation (
                  run_id bigint NOT NULL,
                  site_id bigint NOT NULL,
                  column_id bigint NOT NULL,
                  observed_at timestamptz NOT NULL,
                  outcome text NOT NULL,
                  reason text,
                  newest date,
                  newest_title text,
                  newest_url text,
                  item_count integer NOT NULL,
                  fetch_status text NOT NULL,
                  http_status integer,
                  final_url text,
                  not_modified boolean NOT NULL,
                  reader_version integer NOT NULL,
                  etag text,
                  last_modified text,
                  template text,
                  -- the latest attempt at a column: this key, read backwards
                  PRIMARY KEY (column_id, observed_at, run_id)
                ) PARTITION BY RANGE (observed_at);
                -- what is known of a column: its latest attempt that was not in vain
                CREATE INDEX ix_column_observation_known ON crawl.column_observation (column_id, observed_at DESC) WHERE outcome <> 'notRead';
                CREATE INDEX ix_column_observation_run ON crawl.column_observation (run_id, outcome);

                CREATE TABLE crawl.page_fetch (
                  run_id bigint NOT NULL,
                  site_id bigint NOT NULL,
                  fetched_at timestamptz NOT NULL,
                  url text NOT NULL,
                  level integer NOT NULL,
                  kind text NOT NULL,
                  fetch_status text NOT NULL,
                  http_status integer,
                  final_url text,
                  bytes integer NOT NULL,
                  milliseconds integer NOT NULL,
                  links integer NOT NULL,
                  newest date,
                  tls_fault text
                ) PARTITION BY RANGE (fetched_at);
                CREATE INDEX ix_page_fetch_run ON crawl.page_fetch (run_id, site_id);

                CREATE TABLE crawl.verdict (
                  run_id bigint NOT NULL,
                  site_id bigint NOT NULL,
                  rule text NOT NULL,
                  target_kind text NOT NULL,
                  target_id bigint NOT NULL,
                  outcome text NOT NULL,
                  severity text NOT NULL,
                  summary text NOT NULL,
                  evidence jsonb NOT NULL,
                  monitoring_point timestamptz NOT NULL,
                  policy_version text NOT NULL,
                  judged_at timestamptz NOT NULL,
                  -- the latest verdicts on a target: this key, read backwards
                  PRIMARY KEY (target_id, target_kind, monitoring_point, judged_at, rule, run_id)
                ) PARTITION BY RANGE (monitoring_point);
                CREATE INDEX ix_verdict_run ON crawl.verdict (run_id, site_id);
                """);

            migrationBuilder.Sql("""
                -- First-seen history: an item is one row for ever, whatever date it shows.
                CREATE TABLE crawl.list_item (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  column_id bigint NOT NULL REFERENCES crawl.site_column (id),
                  item_key uuid NOT NULL,
                  url text NOT NULL,
                  title text NOT NULL,
                  first_seen_at timestamptz NOT NULL,
                  first_shown_date date,
                  UNIQUE (column_id, item_key)
                );

                -- A date that an item shows later and that differs from the one before it.
                CREATE TABLE crawl.list_item_date (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  item_id bigint NOT NULL REFERENCES crawl.list_item (id),
                  shown_date date NOT NULL,
                  seen_at timestamptz NOT NULL,
                  run_id bigint NOT NULL
                );
                CREATE INDEX ix_list_item_date_item ON crawl.list_item_date (item_id, id DESC);
                """);

            migrationBuilder.Sql("""
                -- Makes the partitions of one month (Asia/Shanghai). A table is made beside and then attached, because
                -- CREATE ... PARTITION OF would wait for, and hold up, every reader of the whole table.
                CREATE FUNCTION crawl.ensure_month(day date) RETURNS void LANGUAGE plpgsql AS $$
                DECLARE
                  first date := date_trunc('month', day::timestamp)::date;
                  from_moment timestamptz := first::timestamp AT TIME ZONE 'Asia/Shanghai';
                  to_moment timestamptz := (first + interval '1 month')::timestamp AT TIME ZONE 'Asia/Shanghai';
                  parent text;
                  part text;
                BEGIN
                  FOREACH parent IN ARRAY ARRAY['column_observation', 'page_fetch', 'verdict'] LOOP
                    part := format('%s_%s', parent, to_char(first::timestamp, 'YYYY_MM'));
                    CONTINUE WHEN EXISTS (SELECT FROM pg_class WHERE relnamespace = 'crawl'::regnamespace AND relname = part);
                    PERFORM pg_advisory_xact_lock(hashtext('crawl.ensure_month'));
                    -- Another worker may have been first. A query sees it; to_regclass would ask a cache from before the lock.
                    CONTINUE WHEN EXISTS (SELECT FROM pg_class WHERE relnamespace = 'crawl'::regnamespace AND relname = part);
                    EXECUTE format('CREATE TABLE crawl.%I (LIKE crawl.%I INCLUDING ALL)', part, parent);
                    EXECUTE format('ALTER TABLE crawl.%I ATTACH PARTITION crawl.%I FOR VALUES FROM (%L) TO (%L)', parent, part, from_moment, to_moment);
                  END LOOP;
                END $$;

                -- Facts are only ever added to.
                CREATE FUNCTION crawl.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  RAISE EXCEPTION 'crawl.% is append-only', TG_TABLE_NAME;
                END $$;
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.column_observation FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.page_fetch FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.verdict FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.finding_event FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.list_item FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.list_item_date FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TABLE crawl.list_item_date, crawl.list_item, crawl.verdict, crawl.page_fetch, crawl.column_observation;
                DROP TRIGGER append_only ON crawl.finding_event;
                DROP FUNCTION crawl.refuse_change(), crawl.ensure_month(date), crawl.day_of(timestamptz), crawl.open_on(date, date, date);
                DROP INDEX crawl.ix_network_rule_network;
                """);
        }
    }
}
