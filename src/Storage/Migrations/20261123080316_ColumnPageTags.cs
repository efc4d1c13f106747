using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ColumnPageTags : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "page_name",
                schema: "crawl",
                table: "site_column",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "page_type",
                schema: "crawl",
                table: "site_column",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "page_name",
                schema: "crawl",
                table: "site_column");

            migrationBuilder.DropColumn(
                name: "page_type",
                schema: "crawl",
                table: "site_column");
        }
    }
}
