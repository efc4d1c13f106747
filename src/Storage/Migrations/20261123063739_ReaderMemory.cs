using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <summary>What the project remembers of how a column was read, so that a later reading can be measured against it.</summary>
    public partial class ReaderMemory : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                ALTER TABLE crawl.column_observation
                  ADD newest_source text DEFAULT 'shown',
                  ADD way text NOT NULL DEFAULT 'page',
                  ADD source_url text,
                  ADD place text NOT NULL DEFAULT 'unknown',
                  ADD place_detail text,
                  -- why the reading is in doubt; then the row repeats what was known before
                  ADD suspect text,
                  ADD screenshot text;
                -- what the navigation last said of a column: most columns stand too deep for it ever to say anything
                CREATE INDEX ix_column_observation_place ON crawl.column_observation (column_id, observed_at DESC) WHERE place <> 'unknown';
                CREATE INDEX ix_column_observation_suspect ON crawl.column_observation (column_id, observed_at) WHERE suspect IS NOT NULL;
                """);

            migrationBuilder.Sql("""
                -- Rows from before are neither sure to be precise nor known to have come after their column's first reading.
                ALTER TABLE crawl.list_item
                  ADD date_source text NOT NULL DEFAULT 'shown',
                  ADD date_precise boolean NOT NULL DEFAULT false,
                  ADD baseline boolean NOT NULL DEFAULT true;
                ALTER TABLE crawl.list_item_date
                  ADD date_source text NOT NULL DEFAULT 'shown',
                  ADD date_precise boolean NOT NULL DEFAULT false;

                -- Signs of forged dates: observations for a person to weigh, never verdicts.
                CREATE TABLE crawl.date_sign (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  run_id bigint NOT NULL,
                  site_id bigint NOT NULL,
                  column_id bigint NOT NULL REFERENCES crawl.site_column (id),
                  item_id bigint REFERENCES crawl.list_item (id),
                  kind text NOT NULL,
                  detail jsonb NOT NULL,
                  seen_at timestamptz NOT NULL
                );
                CREATE INDEX ix_date_sign_column ON crawl.date_sign (column_id, seen_at DESC);

                -- A person has looked and says that a column's new look is right.
                CREATE TABLE crawl.reader_acceptance (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  column_id bigint NOT NULL REFERENCES crawl.site_column (id),
                  accepted_at timestamptz NOT NULL,
                  accepted_by text NOT NULL,
                  reason text NOT NULL
                );
                CREATE INDEX ix_reader_acceptance_column ON crawl.reader_acceptance (column_id, accepted_at DESC);

                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.date_sign FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.reader_acceptance FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                -- The views read these columns; every start rebuilds them.
                DROP SCHEMA IF EXISTS report CASCADE;
                DROP TABLE crawl.reader_acceptance, crawl.date_sign;
                ALTER TABLE crawl.list_item_date DROP date_precise, DROP date_source;
                ALTER TABLE crawl.list_item DROP baseline, DROP date_precise, DROP date_source;
                DROP INDEX crawl.ix_column_observation_suspect, crawl.ix_column_observation_place;
                ALTER TABLE crawl.column_observation
                  DROP screenshot, DROP suspect, DROP place_detail, DROP place, DROP source_url, DROP way, DROP newest_source;
                """);
        }
    }
}
