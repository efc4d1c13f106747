using System.Net;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Reading;

public sealed class NetworkRuleReaderTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Since = new(2020, 1, 1);
    private static readonly DateOnly Today = new(2026, 11, 23);

    private NetworkRuleReader Reader => database.Get<NetworkRuleReader>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadNetworks_OfOpenAndClosedRows_GivesTheOpen()
    {
        await AddAsync(Rule("127.0.0.0/8", null), Rule("10.0.0.0/8", Today), Rule("fd00::/8", null));

        var rules = await Reader.ReadNetworksAsync(Cancellation);

        Assert.Equal([IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("fd00::/8")], rules.Select(rule => rule.Network));
        Assert.Equal((true, 5.0), (rules[0].AllowPrivate, rules[0].RequestsPerSecond));
    }

    [Fact]
    public async Task Networks_OpenTwice_AreRefused()
    {
        await AddAsync(Rule("192.168.0.0/16", null));

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(Rule("192.168.0.0/16", null)));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
        await database.ExecuteAsync("DELETE FROM crawl.network_rule WHERE network = '192.168.0.0/16'");
    }

    [Fact]
    public async Task ReadRobots_OnAndAfterTheLastDay_GivesTheConsentAndNotAnyMore()
    {
        await AddAsync(
            new RobotsOverride { Host = "a.example", Reason = "同意", By = "某局", ValidFrom = Since, Until = Today },
            new RobotsOverride { Host = "b.example", Reason = "同意", By = "某局", ValidFrom = Since, Until = Today.AddDays(-1) });

        Assert.Equal("a.example", Assert.Single(await Reader.ReadRobotsAsync(Cancellation)).Host);
    }

    private static NetworkRule Rule(string network, DateOnly? end) =>
        new() { Network = IPNetwork.Parse(network), AllowPrivate = true, RequestsPerSecond = 5, Reason = "演示", By = "某办", ValidFrom = Since, ValidTo = end };

    private async Task AddAsync(params object[] rows)
    {
        await using var context = await database.Get<IDbContextFactory<CrawlerDbContext>>().CreateDbContextAsync(Cancellation);
        context.AddRange(rows);
        await context.SaveChangesAsync(Cancellation);
    }
}
