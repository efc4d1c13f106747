using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Accounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "site_id",
                schema: "crawl",
                table: "finding",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.CreateTable(
                name: "account",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<long>(type: "bigint", nullable: false),
                    platform = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    platform_id = table.Column<string>(type: "text", nullable: true),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    filed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    suspended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_units_unit_id",
                        column: x => x.unit_id,
                        principalSchema: "crawl",
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity_filing",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    unit_id = table.Column<long>(type: "bigint", nullable: false),
                    activity = table.Column<string>(type: "text", nullable: false),
                    filed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_filing", x => x.id);
                    table.ForeignKey(
                        name: "fk_activity_filing_units_unit_id",
                        column: x => x.unit_id,
                        principalSchema: "crawl",
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_change",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_change", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_change_accounts_account_id",
                        column: x => x.account_id,
                        principalSchema: "crawl",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_interaction",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    effective = table.Column<bool>(type: "boolean", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_interaction", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_interaction_accounts_account_id",
                        column: x => x.account_id,
                        principalSchema: "crawl",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_source",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    zone_minutes = table.Column<int>(type: "integer", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_source", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_source_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "crawl",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_target",
                schema: "crawl",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_target", x => new { x.run_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_account_target_account_account_id",
                        column: x => x.account_id,
                        principalSchema: "crawl",
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_account_target_runs_run_id",
                        column: x => x.run_id,
                        principalSchema: "crawl",
                        principalTable: "crawl_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_code",
                schema: "crawl",
                table: "account",
                column: "code",
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_unit_id",
                schema: "crawl",
                table: "account",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_change_account_id_on",
                schema: "crawl",
                table: "account_change",
                columns: new[] { "account_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_account_interaction_account_id_checked_on_entered_at",
                schema: "crawl",
                table: "account_interaction",
                columns: new[] { "account_id", "checked_on", "entered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_account_source_account_id_kind_address",
                schema: "crawl",
                table: "account_source",
                columns: new[] { "account_id", "kind", "address" },
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_account_target_account_id_run_id",
                schema: "crawl",
                table: "account_target",
                columns: new[] { "account_id", "run_id" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_filing_unit_id_activity_starts_on",
                schema: "crawl",
                table: "activity_filing",
                columns: new[] { "unit_id", "activity", "starts_on" },
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.Sql("""
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.account_change FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.account_interaction FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                -- A verdict on an account is of no site.
                ALTER TABLE crawl.verdict ALTER COLUMN site_id DROP NOT NULL;

                -- One look at one account. "newest" is the latest post known by then; a failed look does not change it.
                CREATE TABLE crawl.account_observation (
                  run_id bigint NOT NULL,
                  account_id bigint NOT NULL,
                  observed_at timestamptz NOT NULL,
                  as_of timestamptz,
                  newest timestamptz,
                  posts integer NOT NULL,
                  gone_days integer NOT NULL,
                  newest_remembered boolean NOT NULL,
                  access text NOT NULL,
                  source_kind text,
                  reason text,
                  newest_title text,
                  newest_url text,
                  name_seen text,
                  -- each source asked, in order: kind, address, access, reason, status, items, bytes, milliseconds
                  tries jsonb NOT NULL,
                  PRIMARY KEY (account_id, observed_at, run_id)
                ) PARTITION BY RANGE (observed_at);
                CREATE INDEX ix_account_observation_read ON crawl.account_observation (account_id, observed_at DESC) WHERE access = 'read';
                CREATE INDEX ix_account_observation_run ON crawl.account_observation (run_id, access);
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.account_observation FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                -- A source's validators: memory, not a fact.
                CREATE TABLE crawl.account_source_memory (
                  source_id bigint PRIMARY KEY REFERENCES crawl.account_source (id),
                  etag text,
                  last_modified text,
                  read_at timestamptz NOT NULL
                );

                -- A post is one row for ever, whichever source shows it.
                CREATE TABLE crawl.account_post (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  account_id bigint NOT NULL REFERENCES crawl.account (id),
                  post_key uuid NOT NULL,
                  published timestamptz,
                  first_seen_at timestamptz NOT NULL,
                  pinned boolean NOT NULL,
                  url text NOT NULL,
                  title text NOT NULL,
                  UNIQUE (account_id, post_key)
                );
                CREATE INDEX ix_account_post_published ON crawl.account_post (account_id, published DESC) WHERE published IS NOT NULL;
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.account_post FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                -- A post or an article that looks like a voting or like campaign; for a person to decide.
                CREATE TABLE crawl.campaign (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  unit_id bigint NOT NULL REFERENCES crawl.unit (id),
                  account_id bigint REFERENCES crawl.account (id),
                  site_id bigint REFERENCES crawl.site (id),
                  item_key uuid NOT NULL,
                  run_id bigint NOT NULL REFERENCES crawl.crawl_run (id),
                  found_at timestamptz NOT NULL,
                  published date,
                  starts_on date,
                  url text NOT NULL,
                  title text NOT NULL,
                  activity text,
                  signs jsonb NOT NULL,
                  CHECK (num_nonnulls(account_id, site_id) = 1)
                );
                CREATE UNIQUE INDEX ix_campaign_account_item ON crawl.campaign (account_id, item_key) WHERE account_id IS NOT NULL;
                CREATE UNIQUE INDEX ix_campaign_site_item ON crawl.campaign (site_id, item_key) WHERE site_id IS NOT NULL;
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.campaign FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                -- Which filings a candidate may be: worked out anew from both sides, so no fact.
                CREATE TABLE crawl.campaign_match (
                  campaign_id bigint NOT NULL REFERENCES crawl.campaign (id),
                  filing_id bigint NOT NULL REFERENCES crawl.activity_filing (id),
                  likeness real NOT NULL,
                  PRIMARY KEY (campaign_id, filing_id)
                );

                -- A person's word on a candidate; the latest counts.
                CREATE TABLE crawl.campaign_decision (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  campaign_id bigint NOT NULL REFERENCES crawl.campaign (id),
                  confirmed boolean NOT NULL,
                  reason text NOT NULL,
                  "by" text NOT NULL,
                  decided_at timestamptz NOT NULL
                );
                CREATE INDEX ix_campaign_decision_campaign ON crawl.campaign_decision (campaign_id, id DESC);
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON crawl.campaign_decision FOR EACH ROW EXECUTE FUNCTION crawl.refuse_change();

                -- Public holidays ("off") and make-up working days ("work"), filled anew at each start; a year without any row is not known.
                CREATE TABLE crawl.calendar_day (
                  day date PRIMARY KEY,
                  kind text NOT NULL CHECK (kind IN ('off', 'work'))
                );
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TABLE crawl.campaign_decision, crawl.campaign_match, crawl.campaign, crawl.calendar_day, crawl.account_post, crawl.account_source_memory, crawl.account_observation;
                ALTER TABLE crawl.finding_event DISABLE TRIGGER append_only;
                DELETE FROM crawl.finding_event e USING crawl.finding f WHERE f.id = e.finding_id AND f.target_kind = 'account';
                ALTER TABLE crawl.finding_event ENABLE TRIGGER append_only;
                DELETE FROM crawl.finding WHERE target_kind = 'account';
                ALTER TABLE crawl.verdict DISABLE TRIGGER append_only;
                DELETE FROM crawl.verdict WHERE target_kind = 'account';
                ALTER TABLE crawl.verdict ENABLE TRIGGER append_only;
                ALTER TABLE crawl.verdict ALTER COLUMN site_id SET NOT NULL;
                """);

            migrationBuilder.DropTable(
                name: "account_change",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "account_interaction",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "account_source",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "account_target",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "activity_filing",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "account",
                schema: "crawl");

            migrationBuilder.AlterColumn<long>(
                name: "site_id",
                schema: "crawl",
                table: "finding",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);
        }
    }
}
