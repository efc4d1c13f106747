using FreshnessCrawler.Tests;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Availability;

public sealed class SiteVisitorTests(PostgresFixture postgres)
{
    private static readonly DateTimeOffset Start = VisitedCity.Start;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VisitAsync_AWeekAroundTheClock_HasExactShares()
    {
        var end = Start.AddDays(7);
        await using var city = await VisitedCity.BuildAsync(postgres, 4, Answer, Token);

        await city.LiveAsync(Start, end, Token);

        // Too few hosts for a mass failure. s1 fails in 6 of its hours, s2 in 9, s3 blocks 10, s4 flaps by the hour.
        Assert.Equal(
            [
                "s1|预警|3.57|168|6|168|0|0",
                "s2|单项否决|5.36|168|9|168|0|0",
                "s3|正常|0.00|158|0|168|0|10",
                "s4|单项否决|50.00|168|84|168|0|0",
            ],
            await WeekAsync(city, end));
        Assert.Equal(4 * 168, city.Asked);

        int Answer(string site, DateTimeOffset at)
        {
            var hour = (int)((at - Start) / TimeSpan.FromHours(1));
            return site switch
            {
                "s1" => hour % 28 == 4 ? 500 : 200,
                "s2" => hour % 18 == 6 && hour < 162 ? 404 : 200,
                "s3" => hour % 16 == 9 && hour < 160 ? 403 : 200,
                _ => hour % 2 == 1 ? 0 : 200,
            };
        }
    }

    [Fact]
    public async Task VisitAsync_OwnNetworkDown_AsksNobodyAndBlamesNobody()
    {
        await using var city = await VisitedCity.BuildAsync(postgres, 3, (_, _) => 200, Token);
        await city.LiveAsync(Start, Start.AddHours(3), Token);
        var before = city.Asked;
        city.CutOff();
        await city.LiveAsync(Start.AddHours(3), Start.AddHours(5), Token);
        Assert.Equal(before, city.Asked);
        city.Reconnect();
        await city.LiveAsync(Start.AddHours(5), Start.AddHours(6), Token);

        Assert.Equal(["open|12", "notTested|6"], await city.RowsAsync("SELECT outcome, count(*) FROM crawl.visit GROUP BY 1 ORDER BY 2 DESC"));
        Assert.Equal(["0|18"], await city.RowsAsync($"SELECT sum(failed), sum(visits) FROM report.availability_day('{Start.AddHours(6):O}')"));
        Assert.Equal(["作废：监测方网络"], await city.RowsAsync($"SELECT DISTINCT '作废：监测方网络' FROM report.void_window('{Start:O}', '{Start.AddHours(6):O}') WHERE kind = 'ownNetwork'"));
    }

    [Fact]
    public async Task VisitAsync_OwnNetworkLostDuringAVisit_IsSeenBeforeTheSiteIsBlamed()
    {
        VisitedCity? city = null;
        await using var built = city = await VisitedCity.BuildAsync(
            postgres, 1,
            (_, _) =>
            {
                // The look before the visit found the way open; now it is gone, and the visit with it.
                city!.CutOff();
                city.Clock.Advance(TimeSpan.FromSeconds(30));
                return 0;
            },
            Token);
        await city.LiveAsync(Start, Start.AddHours(1), Token);

        Assert.Equal(["failed"], await city.RowsAsync("SELECT outcome FROM crawl.visit"));
        Assert.Equal(["true|false"], [string.Join('|', (await city.RowsAsync("SELECT lower(is_open::text) FROM crawl.gate_check ORDER BY checked_at")))]);
        Assert.Equal(["0|1"], await city.RowsAsync($"SELECT sum(failed), sum(void) FROM report.availability_day('{Start.AddHours(1):O}')"));
    }

    [Fact]
    public async Task VisitAsync_MassFailureThatNoControlHostShows_IsVoid()
    {
        var bad = Start.AddHours(30);
        await using var city = await VisitedCity.BuildAsync(postgres, 10, (site, at) => at >= bad && at < bad.AddHours(1) && site is not ("s1" or "s2") ? 0 : 200, Token);
        await city.LiveAsync(Start.AddHours(26), Start.AddHours(33), Token);

        Assert.Equal(["0|10"], await city.RowsAsync($"SELECT sum(failed), sum(void) FROM report.availability_day('{Start.AddHours(33):O}')"));
    }

    private static Task<List<string>> WeekAsync(VisitedCity city, DateTimeOffset end) => city.RowsAsync($"""
        SELECT site_code, verdict, share, counted, failed, visits, excluded_void, excluded_blocked FROM report.availability_week_at('{end:O}') ORDER BY site_code
        """);
}
