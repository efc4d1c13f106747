using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <summary>A site's link that was proven broken keeps that beside its class of the day, until it is mended or gone.</summary>
    public partial class WasBroken : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            ALTER TABLE crawl.site_link ADD COLUMN was_broken boolean NOT NULL DEFAULT false;
            -- Rows that follow one another without an end between them were first seen at the same moment.
            UPDATE crawl.site_link v SET was_broken = true
            WHERE v.valid_to IS NULL AND v.class <> 'broken' AND EXISTS (
              SELECT FROM crawl.site_link o
              WHERE o.site_id = v.site_id AND o.link_id = v.link_id AND o.first_seen_at = v.first_seen_at AND o.class = 'broken');
            """);

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("ALTER TABLE crawl.site_link DROP COLUMN was_broken");
    }
}
