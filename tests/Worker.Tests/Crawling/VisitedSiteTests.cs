using System.Net;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Tests;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>The week's visits on their way into a run's verdicts.</summary>
public sealed class VisitedSiteTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(9, "fail")]
    [InlineData(8, "pass")]
    public async Task NightAsync_WeekOfVisits_IsJudgedByTheShareThatFailed(int failed, string outcome)
    {
        await using var town = await TownAsync();
        await VisitAsync(town, 168, failed);

        await town.NightAsync(Ct);

        // 9 of 168 are 5.36 %, 8 are 4.76 %; the limit is 5 %.
        Assert.Equal(outcome, await OutcomeAsync(town));
    }

    [Fact]
    public async Task NightAsync_NoVisits_IsNotTestedAndTheSiteNotProvenQualified()
    {
        await using var town = await TownAsync();

        await town.NightAsync(Ct);

        Assert.Equal("notTested", await OutcomeAsync(town));
        Assert.Null(Assert.Single(await town.AskAsync("select qualified from site_status", Ct))[0]);
    }

    private async Task<SmallTown> TownAsync()
    {
        var town = await SmallTown.BuildAsync(postgres, Ct, ("通知公告", "/tzgg/", "notice"));
        town.Pages["/"] = SmallTown.Home(("通知公告", "/tzgg/"));
        town.Pages["/tzgg/"] = SmallTown.Column("通知公告", SmallTown.Items("/tzgg/", 10, 0));
        return town;
    }

    private static async Task<string> OutcomeAsync(SmallTown town) => (string)await AskTableAsync(town, "SELECT outcome FROM crawl.verdict WHERE rule = 'V-W2'");

    /// <summary>Visits an hour apart, on the half hour so that none lies at the window's edge.</summary>
    private static async Task VisitAsync(SmallTown town, int visits, int failed)
    {
        var first = TimeProvider.System.GetUtcNow() - (visits * Hour) + (Hour / 2);
        var siteId = (long)await AskTableAsync(town, "SELECT id FROM crawl.site");
        await town.Services.GetRequiredService<VisitWriter>().WriteAsync(
            [.. Enumerable.Range(0, visits).Select(i => Visit(siteId, first + (i * Hour), isOpen: i % 18 != 0 || i / 18 >= failed))], Ct);
    }

    private static VisitRow Visit(long siteId, DateTimeOffset at, bool isOpen) => new(
        siteId, at, Main: true, "v4", isOpen ? "open" : "failed", "worker", "http://127.0.0.1/", IPAddress.Loopback,
        isOpen ? null : "15秒内未打开", null, isOpen ? 200 : null, 1, 1, null, isOpen ? 20 : null, isOpen ? 30 : 15_000);

    private static async Task<object> AskTableAsync(SmallTown town, string sql)
    {
        await using var command = town.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (await command.ExecuteScalarAsync(Ct))!;
    }
}
