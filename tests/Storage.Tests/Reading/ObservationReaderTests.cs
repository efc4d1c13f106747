using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class ObservationReaderTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Newest = new(2026, 11, 20);

    [Fact]
    public async Task Read_AsOfAnEarlierMoment_GivesWhatWasSeenByThen()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        foreach (var night in (int[])[0, 1, 2])
        {
            var point = CrawlerDatabase.Point.AddDays(night);
            await database.RunAsync(site, run => Sample.Result(run, site, [Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest.AddDays(night), point)]), point);
        }

        var seen = await ReadAsync(site, CrawlerDatabase.Point.AddDays(1));

        Assert.True(seen.WholeSite);
        Assert.Equal(Newest.AddDays(1), seen.Columns[1].Newest);
        Assert.Equal(CrawlerDatabase.Point.AddDays(1), seen.Columns[1].ObservedAt);
        Assert.Equal("栏目0", seen.Columns[1].Name);
    }

    [Fact]
    public async Task Read_OfAColumnNeverObserved_SaysSoInsteadOfForgettingIt()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);

        var seen = await ReadAsync(site, CrawlerDatabase.Point);

        Assert.Equal(2, seen.Columns.Count);
        Assert.All(seen.Columns, column => Assert.Equal((ReadingOutcome.NotRead, "截至该时间点尚无观测"), (column.Outcome, column.Reason)));
    }

    [Fact]
    public async Task Read_AfterAFailedFetch_GivesTheFailureWithItsReason()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        await database.RunAsync(site, run => Sample.Result(run, site, [Sample.Column(site.ColumnIds[0], ReadingOutcome.NotRead, reason: "超时")]));

        var seen = await ReadAsync(site, CrawlerDatabase.Point);

        Assert.Equal((ReadingOutcome.NotRead, "超时"), (seen.Columns[1].Outcome, seen.Columns[1].Reason));
    }

    [Fact]
    public async Task Read_OfWhatTheRulesWeigh_GivesItAsItWasSeen()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var row = Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest);
        var seen = row.Observation with
        {
            NewestSource = DateSource.FirstSeen,
            Place = ColumnPlace.Moved,
            PlaceDetail = "http://site.example/new/",
            Suspect = "信息由20条减为3条",
        };
        await database.RunAsync(site, run => Sample.Result(run, site, [row with { Observation = seen }]));

        var read = (await ReadAsync(site, CrawlerDatabase.Point)).Columns[1];

        Assert.Equal(
            (seen.NewestSource, seen.Place, seen.PlaceDetail, seen.Suspect),
            (read.NewestSource, read.Place, read.PlaceDetail, read.Suspect));
    }

    private async Task<SiteObservations> ReadAsync(SeededSite site, DateTimeOffset asOf) =>
        Assert.Single(await database.Get<ObservationReader>().ReadAsync(asOf, [site.Id], TestContext.Current.CancellationToken));
}
