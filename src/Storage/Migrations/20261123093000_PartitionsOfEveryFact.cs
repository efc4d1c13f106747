using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <summary>A month's partitions are made for every partitioned table of the schema, so that a new one needs no line here.</summary>
    public partial class PartitionsOfEveryFact : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EnsureMonth("""
            SELECT relname FROM pg_class WHERE relnamespace = 'crawl'::regnamespace AND relkind = 'p' ORDER BY relname
            """));

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(EnsureMonth("""
            SELECT unnest(ARRAY['column_observation', 'page_fetch', 'verdict'])
            """));

        private static string EnsureMonth(string tables) => $"""
            -- Makes the partitions of one month (Asia/Shanghai). A table is made beside and then attached, because
            -- CREATE ... PARTITION OF would wait for, and hold up, every reader of the whole table.
            CREATE OR REPLACE FUNCTION crawl.ensure_month(day date) RETURNS void LANGUAGE plpgsql AS $$
            DECLARE
              first date := date_trunc('month', day::timestamp)::date;
              from_moment timestamptz := first::timestamp AT TIME ZONE 'Asia/Shanghai';
              to_moment timestamptz := (first + interval '1 month')::timestamp AT TIME ZONE 'Asia/Shanghai';
              parent text;
              part text;
            BEGIN
              FOR parent IN {tables} LOOP
                part := format('%s_%s', parent, to_char(first::timestamp, 'YYYY_MM'));
                CONTINUE WHEN EXISTS (SELECT FROM pg_class WHERE relnamespace = 'crawl'::regnamespace AND relname = part);
                PERFORM pg_advisory_xact_lock(hashtext('crawl.ensure_month'));
                -- Another worker may have been first. A query sees it; to_regclass would ask a cache from before the lock.
                CONTINUE WHEN EXISTS (SELECT FROM pg_class WHERE relnamespace = 'crawl'::regnamespace AND relname = part);
                EXECUTE format('CREATE TABLE crawl.%I (LIKE crawl.%I INCLUDING ALL)', part, parent);
                EXECUTE format('ALTER TABLE crawl.%I ATTACH PARTITION crawl.%I FOR VALUES FROM (%L) TO (%L)', parent, part, from_moment, to_moment);
              END LOOP;
            END $$;
            """;
    }
}
