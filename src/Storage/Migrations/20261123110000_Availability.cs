using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <summary>Visits of home pages, the looks at our own way out, announced maintenance, and the numbers of the policies for the views' arithmetic.</summary>
    public partial class Availability : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                -- One visit of a home page over one family. "main" is the one that counts for 站点无法访问; the other shows IPv6 only.
                -- Fixed widths first: no byte is lost between them.
                CREATE TABLE crawl.visit (
                  site_id bigint NOT NULL,
                  visited_at timestamptz NOT NULL,
                  total_ms integer NOT NULL,
                  dns_ms integer,
                  connect_ms integer,
                  tls_ms integer,
                  first_byte_ms integer,
                  http_status integer,
                  main boolean NOT NULL,
                  family text NOT NULL,
                  outcome text NOT NULL,
                  worker text NOT NULL,
                  url text NOT NULL,
                  address inet,
                  reason text,
                  detail text,
                  -- a site's week, whatever moment it ends at: a stretch of this key
                  PRIMARY KEY (site_id, visited_at, family)
                ) PARTITION BY RANGE (visited_at);
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.visit FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                CREATE TABLE crawl.gate_check (
                  worker text NOT NULL,
                  checked_at timestamptz NOT NULL,
                  is_open boolean NOT NULL,
                  dns_ok boolean,
                  v4_ok boolean,
                  v6_ok boolean,
                  reason text,
                  controls jsonb NOT NULL,
                  PRIMARY KEY (checked_at, worker)
                );
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.gate_check FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                -- As maintenance.csv says. A row taken out of the file holds until that moment (ended_at) and not beyond.
                CREATE TABLE crawl.maintenance (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  site_id bigint NOT NULL REFERENCES crawl.site (id),
                  from_at timestamptz NOT NULL,
                  to_at timestamptz NOT NULL,
                  reason text NOT NULL,
                  "by" text NOT NULL,
                  ended_at timestamptz,
                  UNIQUE (site_id, from_at, to_at)
                );

                -- Every number of every policy, filled anew at each start.
                CREATE TABLE crawl.policy_number (
                  version text NOT NULL,
                  effective_from date NOT NULL,
                  place integer NOT NULL,
                  name text NOT NULL,
                  value numeric NOT NULL,
                  unit text NOT NULL,
                  clause text NOT NULL,
                  source text NOT NULL,
                  PRIMARY KEY (name, effective_from)
                );
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TABLE crawl.visit, crawl.gate_check, crawl.maintenance, crawl.policy_number;");
    }
}
