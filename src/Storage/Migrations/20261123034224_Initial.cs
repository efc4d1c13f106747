using System;
using System.Net;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "crawl");

            migrationBuilder.CreateTable(
                name: "crawl_run",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "text", nullable: false),
                    night = table.Column<DateOnly>(type: "date", nullable: true),
                    monitoring_point = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    policy_version = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_crawl_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_rule",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    network = table.Column<IPNetwork>(type: "cidr", nullable: false),
                    allow_private = table.Column<bool>(type: "boolean", nullable: false),
                    requests_per_second = table.Column<double>(type: "double precision", nullable: true),
                    connections = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "robots_override",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    host = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_robots_override", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rule",
                schema: "crawl",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    target_kind = table.Column<string>(type: "text", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    notice_text = table.Column<string>(type: "text", nullable: true),
                    clause = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "unit",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit", x => x.id);
                    table.ForeignKey(
                        name: "fk_unit_unit_parent_id",
                        column: x => x.parent_id,
                        principalSchema: "crawl",
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "site",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: true),
                    site_id_code = table.Column<string>(type: "text", nullable: true),
                    icp = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site", x => x.id);
                    table.ForeignKey(
                        name: "fk_site_units_unit_id",
                        column: x => x.unit_id,
                        principalSchema: "crawl",
                        principalTable: "unit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    rule = table.Column<string>(type: "text", nullable: false),
                    target_kind = table.Column<string>(type: "text", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    site_id = table.Column<long>(type: "bigint", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    times_confirmed = table.Column<int>(type: "integer", nullable: false),
                    rectified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    times_reopened = table.Column<int>(type: "integer", nullable: false),
                    first_run_id = table.Column<long>(type: "bigint", nullable: false),
                    last_run_id = table.Column<long>(type: "bigint", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    first_evidence = table.Column<string>(type: "jsonb", nullable: false),
                    last_evidence = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding", x => x.id);
                    table.ForeignKey(
                        name: "fk_finding_crawl_run_first_run_id",
                        column: x => x.first_run_id,
                        principalSchema: "crawl",
                        principalTable: "crawl_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_crawl_run_last_run_id",
                        column: x => x.last_run_id,
                        principalSchema: "crawl",
                        principalTable: "crawl_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_sites_site_id",
                        column: x => x.site_id,
                        principalSchema: "crawl",
                        principalTable: "site",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "run_target",
                schema: "crawl",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    site_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    worker = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pages = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_target", x => new { x.run_id, x.site_id });
                    table.ForeignKey(
                        name: "fk_run_target_crawl_run_run_id",
                        column: x => x.run_id,
                        principalSchema: "crawl",
                        principalTable: "crawl_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_run_target_sites_site_id",
                        column: x => x.site_id,
                        principalSchema: "crawl",
                        principalTable: "site",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "site_column",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    limit_days = table.Column<int>(type: "integer", nullable: true),
                    exempt_until = table.Column<DateOnly>(type: "date", nullable: true),
                    exempt_reason = table.Column<string>(type: "text", nullable: true),
                    exempt_by = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    confidence = table.Column<double>(type: "double precision", nullable: false),
                    category_reason = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_column", x => x.id);
                    table.ForeignKey(
                        name: "fk_site_column_sites_site_id",
                        column: x => x.site_id,
                        principalSchema: "crawl",
                        principalTable: "site",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding_event",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    finding_id = table.Column<long>(type: "bigint", nullable: false),
                    run_id = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finding_event", x => x.id);
                    table.ForeignKey(
                        name: "fk_finding_event_crawl_run_run_id",
                        column: x => x.run_id,
                        principalSchema: "crawl",
                        principalTable: "crawl_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_finding_event_findings_finding_id",
                        column: x => x.finding_id,
                        principalSchema: "crawl",
                        principalTable: "finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recheck_request",
                schema: "crawl",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    site_id = table.Column<long>(type: "bigint", nullable: false),
                    column_id = table.Column<long>(type: "bigint", nullable: true),
                    finding_id = table.Column<long>(type: "bigint", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    earlier_run_id = table.Column<long>(type: "bigint", nullable: true),
                    run_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recheck_request", x => x.id);
                    table.ForeignKey(
                        name: "fk_recheck_request_columns_column_id",
                        column: x => x.column_id,
                        principalSchema: "crawl",
                        principalTable: "site_column",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recheck_request_crawl_run_earlier_run_id",
                        column: x => x.earlier_run_id,
                        principalSchema: "crawl",
                        principalTable: "crawl_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recheck_request_crawl_run_run_id",
                        column: x => x.run_id,
                        principalSchema: "crawl",
                        principalTable: "crawl_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recheck_request_finding_finding_id",
                        column: x => x.finding_id,
                        principalSchema: "crawl",
                        principalTable: "finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recheck_request_sites_site_id",
                        column: x => x.site_id,
                        principalSchema: "crawl",
                        principalTable: "site",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_crawl_run_monitoring_point",
                schema: "crawl",
                table: "crawl_run",
                column: "monitoring_point");

            migrationBuilder.CreateIndex(
                name: "ix_crawl_run_night",
                schema: "crawl",
                table: "crawl_run",
                column: "night",
                unique: true,
                filter: "kind = 'night'");

            migrationBuilder.CreateIndex(
                name: "ix_finding_first_run_id",
                schema: "crawl",
                table: "finding",
                column: "first_run_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_last_run_id",
                schema: "crawl",
                table: "finding",
                column: "last_run_id");

            migrationBuilder.CreateIndex(
                name: "ix_finding_site_id_state",
                schema: "crawl",
                table: "finding",
                columns: new[] { "site_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_target_kind_target_id_rule",
                schema: "crawl",
                table: "finding",
                columns: new[] { "target_kind", "target_id", "rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_finding_event_finding_id_id",
                schema: "crawl",
                table: "finding_event",
                columns: new[] { "finding_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_finding_event_run_id_finding_id",
                schema: "crawl",
                table: "finding_event",
                columns: new[] { "run_id", "finding_id" },
                unique: true,
                filter: "run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_recheck_request_column_id",
                schema: "crawl",
                table: "recheck_request",
                column: "column_id");

            migrationBuilder.CreateIndex(
                name: "ix_recheck_request_earlier_run_id",
                schema: "crawl",
                table: "recheck_request",
                column: "earlier_run_id");

            migrationBuilder.CreateIndex(
                name: "ix_recheck_request_finding_id",
                schema: "crawl",
                table: "recheck_request",
                column: "finding_id");

            migrationBuilder.CreateIndex(
                name: "ix_recheck_request_run_id",
                schema: "crawl",
                table: "recheck_request",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "ix_recheck_request_site_id",
                schema: "crawl",
                table: "recheck_request",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "ix_robots_override_host",
                schema: "crawl",
                table: "robots_override",
                column: "host",
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_run_target_site_id_run_id",
                schema: "crawl",
                table: "run_target",
                columns: new[] { "site_id", "run_id" });

            migrationBuilder.CreateIndex(
                name: "ix_site_code",
                schema: "crawl",
                table: "site",
                column: "code",
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_site_unit_id",
                schema: "crawl",
                table: "site",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_site_column_site_id_url",
                schema: "crawl",
                table: "site_column",
                columns: new[] { "site_id", "url" },
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_unit_name",
                schema: "crawl",
                table: "unit",
                column: "name",
                unique: true,
                filter: "valid_to IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_unit_parent_id",
                schema: "crawl",
                table: "unit",
                column: "parent_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "finding_event",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "network_rule",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "recheck_request",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "robots_override",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "rule",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "run_target",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "site_column",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "finding",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "crawl_run",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "site",
                schema: "crawl");

            migrationBuilder.DropTable(
                name: "unit",
                schema: "crawl");
        }
    }
}
