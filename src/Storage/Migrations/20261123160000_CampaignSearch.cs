using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <summary>Which articles of sites were read for signs of a campaign: memory, so that each is read once.</summary>
    public partial class CampaignSearch : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE TABLE crawl.campaign_search (
              item_id bigint PRIMARY KEY REFERENCES crawl.list_item (id),
              searched_at timestamptz NOT NULL
            );
            CREATE INDEX ix_list_item_first_seen ON crawl.list_item (first_seen_at);
            """);

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP INDEX crawl.ix_list_item_first_seen; DROP TABLE crawl.campaign_search;");
    }
}
