using CsCheck;
using FreshnessCrawler.Rules.Observations;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Findings;

public sealed class NamedColumnsTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private const string Open = "未整改：监测时间点前2周内的动态、要闻类栏目未及时更新";
    private const string Rectified = "整改后合格";

    [Fact]
    public async Task Site_WhoseStaleColumnWasEmptied_IsNotRectifiedUntilTheColumnIsUpdated()
    {
        var site = await NewsAsync(1);
        await site.NightAsync(Seen.Stale);
        await site.NightAsync(Seen.Blank);

        Assert.Equal(("open", "open", "open"), (await site.StateAsync("S-NEWS"), await site.StateAsync("C-NEWS"), await site.StateAsync("C-BLANK")));
        Assert.Equal(Open, await site.AnnexAsync());

        await site.NightAsync(Seen.Fresh);

        Assert.Equal(("rectified", "rectified", "rectified"), (await site.StateAsync("S-NEWS"), await site.StateAsync("C-NEWS"), await site.StateAsync("C-BLANK")));
        Assert.Equal(Rectified, await site.AnnexAsync());
    }

    [Fact]
    public async Task Site_OfWhoseColumnsOneIsUpdatedAndOneEmptied_StaysOpen()
    {
        var site = await NewsAsync(3);
        await site.NightAsync(Seen.Stale, Seen.Stale, Seen.Fresh);
        await site.NightAsync(Seen.Fresh, Seen.Blank, Seen.Fresh);

        Assert.Equal("open", await site.StateAsync("S-NEWS"));
        Assert.Equal(Open, await site.AnnexAsync());
    }

    [Fact]
    public async Task Site_WhoseColumnWasEmptiedBeforeTheLastFail_StaysOpen()
    {
        var site = await NewsAsync(2);
        await site.NightAsync(Seen.Stale, Seen.Stale);
        await site.NightAsync(Seen.Blank, Seen.Stale);
        await site.NightAsync(Seen.Blank, Seen.Fresh);

        Assert.Equal("confirmed", await site.StateAsync("S-NEWS"));
        Assert.Equal(Open, await site.AnnexAsync());
    }

    [Theory]
    [InlineData(nameof(Seen.Closed))]
    [InlineData(nameof(Seen.Exempt))]
    public async Task Site_WhoseOnlyColumnIsOutOfTheInspection_IsWithdrawnAndNotRectified(string decision)
    {
        var site = await NewsAsync(1);
        await site.NightAsync(Seen.Stale);
        await site.NightAsync(Enum.Parse<Seen>(decision));

        Assert.Equal("withdrawn", await site.StateAsync("S-NEWS"));
        Assert.Equal("", await site.AnnexAsync());
        var step = Assert.Single(await database.RowsAsync(
            $"SELECT e.summary FROM crawl.finding_event e JOIN crawl.finding f ON f.id = e.finding_id WHERE f.site_id = {site.Site.Id} AND f.rule = 'S-NEWS' AND e.kind = 'withdrawn'"));
        Assert.StartsWith("所涉栏目已在名录中关闭、豁免或改类，不再适用；", step, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_WhoseColumnIsClosedWhileAnotherPasses_IsWithdrawn()
    {
        var site = await NewsAsync(2);
        await site.NightAsync(Seen.Stale, Seen.Fresh);
        await site.NightAsync(Seen.Closed, Seen.Fresh);

        Assert.Equal("withdrawn", await site.StateAsync("S-NEWS"));
        Assert.Equal("", await site.AnnexAsync());
    }

    [Fact]
    public async Task Site_OfWhoseColumnsOneIsClosedAndOneUpdated_IsRectified()
    {
        var site = await NewsAsync(3);
        await site.NightAsync(Seen.Stale, Seen.Stale, Seen.Stale);
        await site.NightAsync(Seen.Closed, Seen.Fresh, Seen.Exempt);

        Assert.Equal("rectified", await site.StateAsync("S-NEWS"));
        Assert.Equal(Rectified, await site.AnnexAsync());
    }

    [Fact]
    public async Task Site_WhoseColumnIsInAnotherCategoryNow_IsWithdrawnThoughItPassesThere()
    {
        var site = await NewsAsync(1);
        await site.NightAsync(Seen.Stale);
        site.Category = ColumnCategory.Other;
        await site.NightAsync(Seen.Fresh);

        Assert.Equal("withdrawn", await site.StateAsync("S-NEWS"));
        Assert.Equal("", await site.AnnexAsync());
    }

    [Fact]
    public async Task Site_WithSeveralColumnsNamed_WaitsForTheOneNotReadAndCountsTheOneThatStillFails()
    {
        var site = await InspectedSite.OfAsync(database, ColumnCategory.Other, 2);
        await site.NightAsync(Seen.Stale, Seen.Stale);
        await site.NightAsync(Seen.Fresh, Seen.NotRead);

        Assert.Equal("open", await site.StateAsync("S-LONG"));

        await site.NightAsync(Seen.Fresh, Seen.Stale);

        Assert.Equal("rectified", await site.StateAsync("S-LONG"));
    }

    [Fact]
    public async Task Site_WithBlankColumns_IsRectifiedByWhatWasFilled()
    {
        var site = await NewsAsync(5);
        await site.NightAsync([.. Enumerable.Repeat(Seen.Blank, 5)]);
        await site.NightAsync(Seen.Stale, Seen.NotRead, Seen.Blank, Seen.Blank, Seen.Blank);

        Assert.Equal("open", await site.StateAsync("V-W4c"));

        await site.NightAsync([.. Enumerable.Repeat(Seen.Stale, 5)]);

        Assert.Equal("rectified", await site.StateAsync("V-W4c"));
    }

    [Fact]
    public async Task Site_FailingAgainAfterItsEnd_IsReopened()
    {
        var site = await NewsAsync(1);
        await site.NightAsync(Seen.Stale);
        await site.NightAsync(Seen.Fresh);
        await site.NightAsync(Seen.Stale);

        Assert.Equal("open", await site.StateAsync("S-NEWS"));
        Assert.Equal(Open, await site.AnnexAsync());
    }

    /// <summary>The site's word and its columns' words agree whatever happens to the columns.</summary>
    [Fact]
    public void Site_OverAnyNights_IsRectifiedOnlyWithItsColumnsAndNeverLeftBehindThem() =>
        Gen.Enum<Seen>().Array[3].Array[2, 7].Sample(nights => LiveThroughAsync(nights).GetAwaiter().GetResult(), iter: 30, threads: 1);

    private async Task LiveThroughAsync(Seen[][] nights)
    {
        var site = await NewsAsync(3);
        foreach (var night in nights)
        {
            await site.NightAsync(night);
            var stillOpen = (await database.RowsAsync($"""
                SELECT count(*) FROM crawl.finding f JOIN crawl.site_column c ON c.id = f.target_id
                WHERE f.site_id = {site.Site.Id} AND f.rule = 'C-NEWS' AND f.state IN ('open', 'confirmed') AND c.valid_to IS NULL AND c.exempt_reason IS NULL
                """))[0] != "0";
            var state = await site.StateAsync("S-NEWS");
            if (stillOpen)
                Assert.Contains(state, (string[])["open", "confirmed"]);
            else if (!night.Contains(Seen.NotRead) && !night.Contains(Seen.Blank))
                Assert.Contains(state, (string[])["", "rectified", "withdrawn"]);
        }
    }

    private Task<InspectedSite> NewsAsync(int columns) => InspectedSite.OfAsync(database, ColumnCategory.News, columns);
}
