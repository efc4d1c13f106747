using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <summary>The tables of links and of IPv6. What is the same tomorrow adds no row: a survey is a row a night, all the rest is rows of changes.</summary>
    public partial class LinksAndIpv6 : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP INDEX crawl.ix_crawl_run_night;
                CREATE UNIQUE INDEX ix_crawl_run_kind_night ON crawl.crawl_run (kind, night) WHERE night IS NOT NULL;
                """);

            migrationBuilder.Sql("""
                -- An address and what its newest test found, whichever site asked. Written when that changes, not when it is tested.
                CREATE TABLE crawl.link (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  url_key uuid NOT NULL UNIQUE,
                  url text NOT NULL,
                  class text NOT NULL,
                  class_since timestamptz NOT NULL,
                  http_status integer,
                  final_url text,
                  detail text,
                  broken_since timestamptz,
                  lapsed_name boolean NOT NULL DEFAULT false
                ) WITH (fillfactor = 90);

                -- When it was last tested: the one thing that moves every night, in rows so narrow that moving all of them is cheap. Room for
                -- each row's next version in its own page keeps the index out of it. Made with its link, by the one statement that does.
                CREATE TABLE crawl.link_check (
                  link_id bigint PRIMARY KEY,
                  checked_at timestamptz NOT NULL
                ) WITH (fillfactor = 50);

                CREATE TABLE crawl.link_change (
                  link_id bigint NOT NULL REFERENCES crawl.link (id),
                  at timestamptz NOT NULL,
                  run_id bigint NOT NULL,
                  from_class text,
                  to_class text NOT NULL,
                  http_status integer,
                  detail text,
                  PRIMARY KEY (link_id, at)
                );

                -- A site's link that is not fine, from one survey up to but without another: a row each time that its class or place changes,
                -- that a survey could not say what became of it (not listed), or that it ends (mended, gone).
                CREATE TABLE crawl.site_link (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  site_id bigint NOT NULL REFERENCES crawl.site (id),
                  link_id bigint NOT NULL REFERENCES crawl.link (id),
                  class text NOT NULL,
                  kind text NOT NULL,
                  external boolean NOT NULL,
                  level integer NOT NULL,
                  listed boolean NOT NULL,
                  page_url text NOT NULL,
                  text text,
                  pages integer NOT NULL,
                  http_status integer,
                  detail text,
                  lapsed_name boolean NOT NULL,
                  since timestamptz NOT NULL,
                  checked_at timestamptz NOT NULL,
                  first_seen_at timestamptz NOT NULL,
                  first_run_id bigint NOT NULL,
                  valid_from timestamptz NOT NULL,
                  from_run_id bigint NOT NULL,
                  valid_to timestamptz,
                  to_run_id bigint,
                  ending text CHECK (ending IN ('changed', 'mended', 'gone')),
                  CHECK ((valid_to IS NULL) = (ending IS NULL))
                ) WITH (fillfactor = 90);
                CREATE UNIQUE INDEX ix_site_link_open ON crawl.site_link (site_id, link_id) WHERE valid_to IS NULL;
                CREATE INDEX ix_site_link_site ON crawl.site_link (site_id, valid_from);
                CREATE INDEX ix_site_link_link ON crawl.site_link (link_id);

                CREATE TABLE crawl.link_survey (
                  run_id bigint NOT NULL,
                  site_id bigint NOT NULL,
                  observed_at timestamptz NOT NULL,
                  not_tested text,
                  pages integer NOT NULL,
                  link_references bigint NOT NULL,
                  addresses integer NOT NULL,
                  requests integer NOT NULL,
                  problems integer NOT NULL,
                  unproven integer NOT NULL,
                  -- problems that are not kept, their address being longer than an address can be
                  refused integer NOT NULL,
                  -- [{"level": 1, "external": false, "class": "ok", "count": 3}, …]
                  tallies jsonb NOT NULL,
                  -- [{"reason": …, "count": …}, …]
                  left_out jsonb NOT NULL,
                  -- the latest survey of a site: this key, read backwards
                  PRIMARY KEY (site_id, observed_at, run_id)
                ) PARTITION BY RANGE (observed_at);
                CREATE INDEX ix_link_survey_run ON crawl.link_survey (run_id);
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.link_change FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.link_survey FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                -- One row for each address that a site hides, however often it comes and goes.
                CREATE TABLE crawl.hidden_link (
                  site_id bigint NOT NULL REFERENCES crawl.site (id),
                  url_key uuid NOT NULL,
                  url text NOT NULL,
                  page_url text NOT NULL,
                  text text,
                  how text NOT NULL,
                  pages integer NOT NULL,
                  first_seen_at timestamptz NOT NULL,
                  seen_since timestamptz NOT NULL,
                  -- the first survey that did not see it again; the page may not have been read
                  unseen_since timestamptz,
                  PRIMARY KEY (site_id, url_key)
                );
                """);

            migrationBuilder.Sql("""
                -- A host over IPv6, shared by all sites: a row when what was proven of it differs from the row before.
                CREATE TABLE crawl.ipv6_host (
                  authority text NOT NULL,
                  run_id bigint NOT NULL,
                  host text NOT NULL,
                  observed_at timestamptz NOT NULL,
                  state text NOT NULL,
                  reason text,
                  assigned integer NOT NULL,
                  reachable integer NOT NULL,
                  operational integer NOT NULL,
                  addresses jsonb NOT NULL,
                  http_v4 integer,
                  http_v6 integer,
                  difference double precision,
                  name_servers integer,
                  name_servers_with_v6 integer,
                  name_servers_reachable integer,
                  PRIMARY KEY (authority, run_id)
                );
                CREATE INDEX ix_ipv6_host_latest ON crawl.ipv6_host (authority, observed_at DESC);
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.ipv6_host FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                CREATE TABLE crawl.ipv6_survey (
                  run_id bigint NOT NULL,
                  site_id bigint NOT NULL,
                  observed_at timestamptz NOT NULL,
                  not_tested text,
                  -- the home page's host as this survey saw it
                  home jsonb,
                  visits integer NOT NULL,
                  failed_visits integer NOT NULL,
                  second_found integer,
                  second_counted integer,
                  second_supporting integer,
                  second_left_out jsonb,
                  second_seed integer,
                  third_found integer,
                  third_counted integer,
                  third_supporting integer,
                  third_left_out jsonb,
                  third_seed integer,
                  failing integer NOT NULL,
                  gaps integer NOT NULL,
                  PRIMARY KEY (site_id, observed_at, run_id)
                ) PARTITION BY RANGE (observed_at);
                CREATE INDEX ix_ipv6_survey_run ON crawl.ipv6_survey (run_id);
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.ipv6_survey FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                -- One row for each address of a site that ever failed; a new sample touches rows, it adds none.
                CREATE TABLE crawl.ipv6_link (
                  site_id bigint NOT NULL REFERENCES crawl.site (id),
                  url_key uuid NOT NULL,
                  url text NOT NULL,
                  level integer NOT NULL,
                  page_url text NOT NULL,
                  reason text NOT NULL,
                  first_seen_at timestamptz NOT NULL,
                  seen_since timestamptz NOT NULL,
                  unseen_since timestamptz,
                  PRIMARY KEY (site_id, url_key)
                ) WITH (fillfactor = 90);

                CREATE TABLE crawl.ipv6_gap (
                  site_id bigint NOT NULL REFERENCES crawl.site (id),
                  host text NOT NULL,
                  external boolean NOT NULL,
                  addresses integer NOT NULL,
                  example text NOT NULL,
                  reason text NOT NULL,
                  first_seen_at timestamptz NOT NULL,
                  seen_since timestamptz NOT NULL,
                  unseen_since timestamptz,
                  PRIMARY KEY (site_id, host)
                ) WITH (fillfactor = 70);
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            -- The views read these tables; every start rebuilds them.
            DROP SCHEMA IF EXISTS report CASCADE;
            DROP TABLE crawl.ipv6_gap, crawl.ipv6_link, crawl.ipv6_survey, crawl.ipv6_host,
              crawl.hidden_link, crawl.link_survey, crawl.site_link, crawl.link_change, crawl.link_check, crawl.link;
            DROP INDEX crawl.ix_crawl_run_kind_night;
            CREATE UNIQUE INDEX ix_crawl_run_night ON crawl.crawl_run (night) WHERE kind = 'night';
            """);
    }
}
