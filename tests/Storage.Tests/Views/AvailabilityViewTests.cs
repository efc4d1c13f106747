using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Tests;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

/// <summary>The arithmetic of 站点无法访问, of the view and of the reader, each test in a database of its own: a void window is everybody's.</summary>
public sealed class AvailabilityViewTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Point = CrawlerDatabase.Point;
    private readonly CrawlerDatabase _database = new(postgres);

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(0, "正常", "0.00")]
    [InlineData(5, "正常", "2.98")]
    [InlineData(6, "预警", "3.57")]
    [InlineData(8, "预警", "4.76")]
    [InlineData(9, "单项否决", "5.36")]
    [InlineData(168, "单项否决", "100.00")]
    public async Task Week_ByFailures_HasShareAndVerdict(int failures, string verdict, string share)
    {
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, Visits.Week(site, Point, n => n < failures ? "failed" : "open"));

        Assert.Equal([$"{verdict}|{share}|168|{failures}|168|0|0|0|24"], await WeekAsync(site));
        var read = await ReadAsync(site);
        Assert.Equal((168, 168 - failures, failures), (read.Days.Sum(d => d.Visits), read.Days.Sum(d => d.Opened), read.Days.Sum(d => d.Failed)));
        Assert.Equal(failures, read.Failures.Count);
        Assert.Equal((7, Point.AddDays(-7), Point.AddDays(-1)), (read.Days.Count, read.From, read.Days[^1].From));
    }

    [Fact]
    public async Task Week_VetoAtExactlyFivePercent_IsReached()
    {
        var site = await _database.AddSiteAsync();
        var rows = Visits.Week(site, Point, n => n % 24 == 3 ? "failed" : "open").Where(v => v.VisitedAt.Minute == 17).ToList();

        // 20 visits a day, one of them failed: 7 of 140.
        await Visits.WriteAsync(_database, rows.Where((_, n) => n % 24 < 20));

        Assert.Equal(["单项否决|5.00|140|7|140|0|0|0|20"], await WeekAsync(site));
    }

    [Fact]
    public async Task Week_DayWithTooFewVisits_IsNotJudged()
    {
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, Visits.Week(site, Point, _ => "failed").Where((_, n) => n >= 24 || n < 19));

        Assert.Equal(["监测次数不足|100.00|163|163|163|0|0|0|19"], await WeekAsync(site));
    }

    [Fact]
    public async Task Week_OfASiteNeverVisited_HasItsEmptyDays()
    {
        var site = await _database.AddSiteAsync();

        Assert.Equal(["监测次数不足||0|0|0|0|0|0|0"], await WeekAsync(site));
        Assert.Equal(7, (await ReadAsync(site)).Days.Count);
    }

    [Fact]
    public async Task Week_VisitsOnItsEdges_TakesTheFirstMomentAndNotTheLast()
    {
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, [
            Visits.Of(site, Point.AddDays(-7).AddMilliseconds(-1), "failed"), Visits.Of(site, Point.AddDays(-7), "open"),
            Visits.Of(site, Point.AddDays(-6).AddMilliseconds(-1), "open"), Visits.Of(site, Point.AddDays(-6), "open"), Visits.Of(site, Point, "failed")]);

        Assert.Equal([2, 1, 0, 0, 0, 0, 0], (await ReadAsync(site)).Days.Select(d => d.Visits));
    }

    [Fact]
    public async Task Week_OwnNetworkDown_VoidsWhatTouchesTheWindowAndNothingElse()
    {
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, Visits.Week(site, Point, n => n is >= 50 and < 53 ? "failed" : "open"));
        var lost = Point.AddDays(-7).AddHours(50);
        await Visits.LookAsync(_database, lost.AddMinutes(10), open: true);
        await Visits.LookAsync(_database, lost.AddMinutes(18), open: false);
        await Visits.LookAsync(_database, lost.AddHours(1), open: false);
        await Visits.LookAsync(_database, lost.AddHours(2).AddMinutes(30), open: true);

        Assert.Equal(["正常|0.00|165|0|168|3|0|0|21"], await WeekAsync(site));
        var windows = await _database.RowsAsync($"SELECT kind, from_at, to_at, reason FROM report.void_window('{Point.AddDays(-7):O}', '{Point:O}')");
        Assert.Equal([$"ownNetwork|{Text(lost.AddMinutes(10))}|{Text(lost.AddHours(2).AddMinutes(30))}|域名解析不可用"], windows);
    }

    [Fact]
    public async Task Week_VisitUnderWayWhenTheNetworkWasLost_IsVoid()
    {
        var site = await _database.AddSiteAsync();
        var begun = Point.AddHours(-5);
        await Visits.WriteAsync(_database, [Visits.Of(site, begun, "failed", totalMs: 15_000)]);

        // Another visit had looked and found the way open in the meantime.
        await Visits.LookAsync(_database, begun.AddSeconds(4), open: true);
        await Visits.LookAsync(_database, begun.AddSeconds(16), open: false);

        Assert.Equal(1, (await ReadAsync(site)).Days[^1].Void);
    }

    [Fact]
    public async Task Week_OtherWorkersNetworkDown_VoidsNothing()
    {
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, [Visits.Of(site, Point.AddHours(-5), "failed")]);
        await Visits.LookAsync(_database, Point.AddHours(-5), open: false, worker: "worker-2");

        Assert.Equal((0, 1), ((await ReadAsync(site)).Days[^1].Void, (await ReadAsync(site)).Days[^1].Failed));
    }

    [Fact]
    public async Task Week_MassFailure_VoidsItsHourAlone()
    {
        SeededSite[] sites = [.. await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _database.AddSiteAsync()))];
        for (var i = 0; i < sites.Length; i++)
        {
            var number = i;

            // Hour 40: 4 of 10 fail, more than 30 %. Hour 60: 3 of 10, not more.
            await Visits.WriteAsync(_database, Visits.Week(sites[i], Point, n => (n == 40 && number < 4) || (n == 60 && number < 3) ? "failed" : "open"));
        }

        Assert.Equal(["正常|0.60|167|1|168|1|0|0|23"], await WeekAsync(sites[0]));
        Assert.Equal(["正常|0.00|167|0|168|1|0|0|23"], await WeekAsync(sites[9]));
        Assert.Equal(["massFailure|10|4"], await _database.RowsAsync($"SELECT kind, hosts, failed_hosts FROM report.void_window('{Point.AddDays(-7):O}', '{Point:O}')"));
    }

    [Fact]
    public async Task Week_SitesThatWereDownAllAlong_AreNoMassFailure()
    {
        SeededSite[] sites = [.. await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _database.AddSiteAsync()))];
        for (var i = 0; i < sites.Length; i++)
        {
            var dead = i < 4;
            await Visits.WriteAsync(_database, Visits.Week(sites[i], Point.AddDays(-7), _ => dead ? "failed" : "open"));
            await Visits.WriteAsync(_database, Visits.Week(sites[i], Point, _ => dead ? "failed" : "open"));
        }

        Assert.Equal(["单项否决|100.00|168|168|168|0|0|0|24"], await WeekAsync(sites[0]));
        Assert.Equal(["正常|0.00|168|0|168|0|0|0|24"], await WeekAsync(sites[9]));
    }

    [Fact]
    public async Task Week_FewHosts_AreNoMassFailure()
    {
        var (one, other) = (await _database.AddSiteAsync(), await _database.AddSiteAsync());
        await Visits.WriteAsync(_database, Visits.Week(one, Point, _ => "failed").Concat(Visits.Week(other, Point, _ => "open")));

        Assert.Equal(["单项否决|100.00|168|168|168|0|0|0|24"], await WeekAsync(one));
    }

    [Fact]
    public async Task Week_BlockedAndMaintenance_AreShownAndNotCounted()
    {
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, Visits.Week(site, Point, n => n switch { 30 or 31 => "blocked", 60 or 61 => "failed", 90 => "notTested", _ => "open" }));
        await MaintainAsync(site, 60, 62);

        Assert.Equal(["正常|0.00|163|0|168|1|2|2|22"], await WeekAsync(site));
        var days = (await ReadAsync(site)).Days;
        Assert.Equal((2, 2, 1), (days.Sum(d => d.Blocked), days.Sum(d => d.Maintenance), days.Sum(d => d.Void)));
    }

    [Fact]
    public async Task Week_PolicyThatCountsThem_CountsThem()
    {
        var strict = TestPolicy.Policy with
        {
            BlockedVisitFails = TestPolicy.Policy.BlockedVisitFails with { Value = true },
            MaintenanceVisitFails = TestPolicy.Policy.MaintenanceVisitFails with { Value = true },
        };
        await _database.Get<DatabaseSetup>().RunAsync(CrawlerDatabase.Rules, [strict], CrawlerDatabase.Calendar, TestContext.Current.CancellationToken);
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, Visits.Week(site, Point, n => n switch { 30 or 31 => "blocked", 60 or 61 => "failed", _ => "open" }));
        await MaintainAsync(site, 60, 61);

        Assert.Equal(["正常|2.38|168|4|168|0|0|0|24"], await WeekAsync(site));
        Assert.Equal(4, (await ReadAsync(site)).Failures.Count);
    }

    [Fact]
    public async Task Week_MaintenanceCalledOff_ExcusesUntilThenOnly()
    {
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, Visits.Week(site, Point, n => n is 60 or 61 ? "failed" : "open"));
        await MaintainAsync(site, 60, 62);
        await _database.ExecuteAsync($"UPDATE crawl.maintenance SET ended_at = '{Point.AddDays(-7).AddHours(61):O}'");

        var days = (await ReadAsync(site)).Days;
        Assert.Equal((1, 1), (days.Sum(d => d.Maintenance), days.Sum(d => d.Failed)));
    }

    [Fact]
    public async Task Reader_OverIpv6_CountsItsDayApartAndOfNoOtherFamily()
    {
        var site = await _database.AddSiteAsync();
        await Visits.WriteAsync(_database, Enumerable.Range(0, 30).SelectMany(h => (VisitRow[])[
            Visits.Of(site, Point.AddHours(-h).AddMinutes(-30), "open"),
            Visits.Of(site, Point.AddHours(-h).AddMinutes(-30), h < 2 || h > 25 ? "failed" : h == 5 ? "notTested" : "open", main: false, family: "v6")]));

        var read = (await _database.Get<AvailabilityReader>().ReadAsync(Point, [site.Id], TestContext.Current.CancellationToken))[site.Id];
        Assert.Equal((23, 2), (read.Ipv6Visits, read.Ipv6Failed));
        Assert.Equal((30, 0), (read.Observations.Days.Sum(d => d.Visits), read.Observations.Days.Sum(d => d.Failed)));
    }

    [Fact]
    public async Task ReportReader_MayAskForAnyMoment()
    {
        await using var connection = await _database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SET ROLE report_reader; SELECT count(*) FROM report.availability_week_at('2026-11-20'), report.availability_week, report.network_gate";
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task NetworkGate_OfAWorkerThatLostItsWay_ShowsItsStateAndTheWindow()
    {
        var site = await _database.AddSiteAsync();
        var now = TimeProvider.System.GetUtcNow();
        await Visits.WriteAsync(_database, [Visits.Of(site, now.AddMinutes(-50), "failed")]);
        await Visits.LookAsync(_database, now.AddHours(-1), open: true);
        await Visits.LookAsync(_database, now.AddMinutes(-50), open: false);
        await Visits.LookAsync(_database, now.AddMinutes(-40), open: true);

        Assert.Equal(
            ["worker-1|现状|正常||true", "worker-1|作废：监测方网络|域名解析不可用|1|"],
            await _database.RowsAsync("SELECT worker, kind, reason, visits, v4_ok FROM report.network_gate"));
    }

    [Fact]
    public async Task Visits_OfAYear_AreSmallAndAWeekIsReadAtOnce()
    {
        SeededSite[] sites = [.. await Task.WhenAll(Enumerable.Range(0, 71).Select(_ => _database.AddSiteAsync()))];
        await _database.ExecuteAsync($"""
            SELECT crawl.ensure_month(m::date) FROM generate_series('2025-10-01'::date, '2026-12-01', interval '1 month') m;
            INSERT INTO crawl.visit (site_id, visited_at, total_ms, dns_ms, connect_ms, tls_ms, first_byte_ms, http_status, main, family, outcome, worker, url, address)
            SELECT s.id, '{Point:O}'::timestamptz - make_interval(hours => h, mins => s.id::int % 60), 350, 12, 30, 45, 120, 200, true, 'v4', 'open', 'inspector-1',
                   'https://www.' || s.code || '.gov.cn/', '203.0.113.7'
            FROM crawl.site s, generate_series(1, 24 * 365) h;
            ANALYZE crawl.visit;
            """);
        var size = await _database.RowsAsync("""
            SELECT count(*), (SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = 'crawl.visit'::regclass) FROM crawl.visit
            """);
        var bytes = long.Parse(size[0].Split('|')[1], CultureInfo.InvariantCulture);
        var started = TimeProvider.System.GetTimestamp();
        var read = await _database.Get<AvailabilityReader>().ReadAsync(Point, null, TestContext.Current.CancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper!.WriteLine($"rows|bytes {size[0]}; {bytes / 622_000.0:0} bytes a row; a week of {read.Count} sites in {elapsed.TotalMilliseconds:0} ms");

        Assert.StartsWith($"{71 * 24 * 365}|", size[0], StringComparison.Ordinal);
        Assert.InRange(bytes, 50_000_000, 200_000_000);
        Assert.Equal(71, read.Count);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private Task MaintainAsync(SeededSite site, int fromHour, int toHour) => _database.ExecuteAsync($"""
        INSERT INTO crawl.maintenance (site_id, from_at, to_at, reason, "by")
        VALUES ({site.Id}, '{Point.AddDays(-7).AddHours(fromHour):O}', '{Point.AddDays(-7).AddHours(toHour):O}', '机房搬迁', '市数据局')
        """);

    private async Task<AvailabilityObservations> ReadAsync(SeededSite site) =>
        (await _database.Get<AvailabilityReader>().ReadAsync(Point, [site.Id], TestContext.Current.CancellationToken))[site.Id].Observations;

    private Task<List<string>> WeekAsync(SeededSite site) => _database.RowsAsync($"""
        SELECT verdict, share, counted, failed, visits, excluded_void, excluded_maintenance, excluded_blocked, fewest_a_day
        FROM report.availability_week_at('{Point:O}') WHERE site_code = '{site.Code}'
        """);
}
