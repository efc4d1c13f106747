using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FreshnessCrawler.Storage.Migrations
{
    /// <summary>A look at an account says whether its turn came at all and what it showed of ways to interact; and one place says which accounts count on a day.</summary>
    public partial class AccountLooks : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            -- reached: false where the run ended before the account's turn. interaction: what the program saw, {day, effective, channel, evidence}.
            ALTER TABLE crawl.account_observation
              ADD COLUMN reached boolean NOT NULL DEFAULT true,
              ADD COLUMN interaction jsonb;
            CREATE INDEX ix_account_observation_interaction ON crawl.account_observation (account_id, observed_at DESC) WHERE interaction IS NOT NULL;

            -- Whether an account is inspected on a day, in use or suspended: the registry's own days before those of its rows.
            CREATE FUNCTION crawl.account_counts(registered_on date, cancelled_on date, valid_from date, valid_to date, day date) RETURNS boolean
              LANGUAGE sql IMMUTABLE PARALLEL SAFE
              RETURN coalesce(registered_on, valid_from) <= day AND (cancelled_on IS NULL OR day < cancelled_on) AND (valid_to IS NULL OR day < valid_to);
            """);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP FUNCTION crawl.account_counts(date, date, date, date, date);
            DROP INDEX crawl.ix_account_observation_interaction;
            ALTER TABLE crawl.account_observation DROP COLUMN interaction, DROP COLUMN reached;
            """);
    }
}
