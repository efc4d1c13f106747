using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class RunLeaseTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunLease Leases => database.Get<RunLease>();

    [Fact]
    public async Task CloseAbandoned_RunThatIsHeld_GoesOn()
    {
        var run = await database.OpenRunAsync(await database.AddSiteAsync());
        await using var held = await Leases.HoldAsync(run.RunId, Cancellation);

        await Leases.CloseAbandonedAsync(Cancellation);

        Assert.Equal(["running"], await database.RowsAsync($"SELECT state FROM crawl.crawl_run WHERE id = {run.RunId}"));
    }

    [Fact]
    public async Task CloseAbandoned_RunWhoseProcessIsGone_IsAbortedAndItsTargetsSayWhy()
    {
        var run = await database.OpenRunAsync(await database.AddSiteAsync());
        await (await Leases.HoldAsync(run.RunId, Cancellation)).DisposeAsync();

        var closed = await Leases.CloseAbandonedAsync(Cancellation);

        Assert.True(closed >= 1);
        Assert.Equal(["aborted"], await database.RowsAsync($"SELECT state FROM crawl.crawl_run WHERE id = {run.RunId}"));
        Assert.Equal(["notReached|采集进程中断"], await database.RowsAsync($"SELECT state, reason FROM crawl.run_target WHERE run_id = {run.RunId}"));
    }
}
