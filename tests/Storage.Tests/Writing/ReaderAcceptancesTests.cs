using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class ReaderAcceptancesTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    [Fact]
    public async Task Accept_OfAColumn_KeepsWhoWhenAndWhy()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);

        Assert.True(await database.Get<ReaderAcceptances>().AcceptAsync(site.ColumnIds[0], "值班员", "网站改版", TestContext.Current.CancellationToken));

        Assert.Equal(
            [$"{site.ColumnIds[0]}|值班员|网站改版|2026-11-22 17:00"],
            await database.RowsAsync($"SELECT column_id, accepted_by, reason, accepted_at FROM crawl.reader_acceptance WHERE column_id = {site.ColumnIds[0]}"));
    }

    [Fact]
    public async Task Accept_OfNoColumn_SaysSo()
    {
        Assert.False(await database.Get<ReaderAcceptances>().AcceptAsync(long.MaxValue, "值班员", "网站改版", TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(() => database.Get<ReaderAcceptances>().AcceptAsync(1, " ", "网站改版", TestContext.Current.CancellationToken));
    }
}
