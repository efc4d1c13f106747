using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class TargetReaderTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Newest = new(2026, 11, 20);

    [Fact]
    public async Task Read_OfASite_GivesItsHomePageFirstThenByLevel()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.Policy]);
        await database.ExecuteAsync($"UPDATE crawl.site_column SET level = 2, limit_days = 30, exempt_reason = '专题', exempt_by = '某办', exempt_until = '2027-01-01' WHERE id = {site.ColumnIds[0]}");

        var target = await OneAsync(new TargetFilter(SiteCodes: [site.Code]));

        Assert.Equal((site.Id, site.Code, true, true), (target.SiteId, target.Code, target.WholeSite, target.HasRegisteredColumns));
        Assert.Equal([site.HomeId, site.ColumnIds[1], site.ColumnIds[0]], target.Columns.Select(column => column.ColumnId));
        Assert.Equal((ColumnCategory.Home, 0), (target.Columns[0].Category, target.Columns[0].Level));
        Assert.Equal(new Exemption(new DateOnly(2027, 1, 1), "专题", "某办"), target.Columns[2].Exemption);
        Assert.Equal(30, target.Columns[2].LimitDays);
        Assert.All(target.Columns, column => Assert.Null(column.Known));
    }

    [Fact]
    public async Task Read_OfAColumn_GivesItAloneAndNotAWholeSite()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.Policy]);
        await database.AddSiteAsync(categories: [ColumnCategory.News]);

        var target = await OneAsync(new TargetFilter(ColumnIds: [site.ColumnIds[1]]));

        Assert.False(target.WholeSite);
        Assert.Equal([site.ColumnIds[1]], target.Columns.Select(column => column.ColumnId));
    }

    [Fact]
    public async Task Read_AfterAFailedFetch_StillKnowsWhatWasKnown()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        await ObserveAsync(site, 0, Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest.AddDays(-5)));
        await ObserveAsync(site, 1, Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest));
        await ObserveAsync(site, 40, Sample.Column(site.ColumnIds[0], ReadingOutcome.NotRead, reason: "超时"));

        var known = (await OneAsync(new TargetFilter([site.Id]))).Columns[1].Known;

        Assert.Equal(new KnownReading(ReadingOutcome.Read, Newest, "一条信息", "http://site.example/0/1.html", 20, CrawlerDatabase.Point.AddDays(1), 1, "\"tag\"", null) { Template = "ul>li" }, known);
    }

    [Fact]
    public async Task Read_AfterNightsInDoubt_KnowsTheReadingBeforeThemAndCountsThem()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var column = Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest);
        await ObserveAsync(site, -20, Doubtful(column));
        await ObserveAsync(site, -9, column with { Way = "jpage", SourceUrl = "http://site.example/proxy", Observation = column.Observation with { NewestSource = DateSource.Article, Place = ColumnPlace.Listed } });
        await ObserveAsync(site, -3, Doubtful(column));
        await ObserveAsync(site, -2.8, Doubtful(column));
        await ObserveAsync(site, -2, column with { Observation = column.Observation with { Outcome = ReadingOutcome.NotRead, Newest = null } });
        await ObserveAsync(site, -1, Doubtful(column) with { Observation = Doubtful(column).Observation with { Place = ColumnPlace.Moved, PlaceDetail = "http://site.example/new/" } });
        await ObserveAsync(site, 0, Doubtful(column));

        var known = await KnownAsync(site);

        Assert.Equal(
            (CrawlerDatabase.Point.AddDays(-9), "jpage", "http://site.example/proxy", DateSource.Article, "ul>li"),
            (known.ObservedAt, known.Way, known.SourceUrl, known.NewestSource, known.Template));
        // The night at hand is not counted yet, nor two readings of one day twice.
        Assert.Equal(2, known.SuspectNights);
        Assert.Equal((ColumnPlace.Moved, "http://site.example/new/", CrawlerDatabase.Point.AddDays(-1)), (known.Place, known.PlaceDetail, known.PlaceAt));
        Assert.False(known.Accepted);
    }

    [Fact]
    public async Task Read_OnceAPersonAcceptedTheNewLook_SaysSoUntilItWasRead()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var column = Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest);
        await ObserveAsync(site, -9, column);
        await ObserveAsync(site, -1, Doubtful(column));
        await database.Get<ReaderAcceptances>().AcceptAsync(site.ColumnIds[0], "值班员", "网站改版", TestContext.Current.CancellationToken);
        Assert.Equal((true, 1), ((await KnownAsync(site)).Accepted, (await KnownAsync(site)).SuspectNights));

        await ObserveAsync(site, 1, column);

        Assert.Equal((false, 0), ((await KnownAsync(site)).Accepted, (await KnownAsync(site)).SuspectNights));
    }

    [Fact]
    public async Task Read_OfClosedRows_LeavesThemOut()
    {
        var closed = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var open = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        await database.ExecuteAsync($"UPDATE crawl.site SET valid_to = '2026-11-23' WHERE id = {closed.Id}; UPDATE crawl.site_column SET valid_to = '2026-11-23' WHERE id = {open.ColumnIds[0]}");

        var target = await OneAsync(new TargetFilter([closed.Id, open.Id]));

        Assert.Equal(open.Id, target.SiteId);
        Assert.Equal([open.HomeId], target.Columns.Select(column => column.ColumnId));
        Assert.False(target.HasRegisteredColumns);
    }

    [Fact]
    public async Task Read_OfASiteWithoutAddress_GivesItWithoutColumns()
    {
        var site = await database.AddSiteAsync(url: null);

        var target = await OneAsync(new TargetFilter([site.Id]));

        Assert.Null(target.Url);
        Assert.Empty(target.Columns);
    }

    private static ColumnRow Doubtful(ColumnRow row) => row with { Observation = row.Observation with { Suspect = "信息由20条减为3条" } };

    private async Task<KnownReading> KnownAsync(SeededSite site) => (await OneAsync(new TargetFilter([site.Id]))).Columns[1].Known!;

    private async Task<SiteTarget> OneAsync(TargetFilter filter) =>
        Assert.Single(await database.Get<TargetReader>().ReadAsync(filter, TestContext.Current.CancellationToken));

    private Task<RunHandle> ObserveAsync(SeededSite site, double night, ColumnRow row)
    {
        var point = CrawlerDatabase.Point.AddDays(night);
        return database.RunAsync(site, run => Sample.Result(run, site, [row with { Observation = row.Observation with { ObservedAt = point } }]), point);
    }
}
