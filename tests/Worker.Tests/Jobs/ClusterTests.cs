using System.Diagnostics;
using System.Globalization;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Tests.Crawling;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Jobs;

/// <summary>Real worker processes sharing a night on one database.</summary>
public sealed class ClusterTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_OneOfTwoWorkersKilledInMidNight_TheOtherCompletesItAndNothingIsLostOrDoubled()
    {
        await using var night = await DemoNight.StartAsync(postgres, 16, Ct);
        using var first = WorkerProcess.Start(night.ConnectionString, night.Environment, "serve", "--now");
        await UntilAsync(night, first, "select 1 from run_coverage where kind = 'night' and targets_done >= 2");
        using var second = WorkerProcess.Start(night.ConnectionString, night.Environment, "serve");
        await UntilAsync(night, second, "select 1 from run_coverage where kind = 'night' and targets_done >= 4");

        first.KillAtOnce();

        await UntilAsync(night, second, "select 1 from run_coverage where kind = 'night' and state = 'finished'");
        var coverage = Assert.Single(await night.AskAsync("select targets, targets_done, targets_no_address, targets_not_reached from run_coverage where kind = 'night'", Ct));
        Assert.Equal(Number(coverage[0]), Number(coverage[1]) + Number(coverage[2]));
        Assert.Equal(0, Number(coverage[3]));

        // One row a column: neither lost with the killed worker nor written by both.
        Assert.Empty(await night.AskAsync("select url from column_freshness where outcome is null", Ct));
        var rows = Assert.Single(await night.AskAsync("select columns, (select count(*) from column_freshness where outcome is not null) from run_coverage where kind = 'night'", Ct));
        Assert.Equal(Number(rows[1]), Number(rows[0]));
        Assert.Empty(await night.AskAsync("select 1 from finding_history where kind <> 'opened'", Ct));
        var truth = night.Truth.GetProperty("columns").EnumerateArray().Sum(c => c.GetProperty("rules").GetArrayLength())
            + night.Truth.GetProperty("sites").EnumerateArray().Sum(s => s.GetProperty("rules").GetArrayLength());
        var reasons = string.Join("; ", (await night.AskAsync("select reason, count(*) from column_freshness where outcome = 'notRead' group by 1", Ct)).Select(row => $"{row[1]} {row[0]}"));
        Assert.True(truth == (await night.AskAsync("select finding_id from open_finding", Ct)).Count, $"not {truth} findings; not read: {reasons}");
        Assert.Equal(0, await second.StopAsync(Ct));
    }

    [Fact]
    public async Task Serve_AskedForASecondNightOnTheSameDay_BeginsNone()
    {
        await using var night = await DemoNight.StartAsync(postgres, 2, Ct);
        using (var first = WorkerProcess.Start(night.ConnectionString, night.Environment, "serve", "--now"))
        {
            await UntilAsync(night, first, "select 1 from run_coverage where kind = 'night' and state = 'finished'");
            Assert.Equal(0, await first.StopAsync(Ct));
        }

        using var second = WorkerProcess.Start(night.ConnectionString, night.Environment, "serve", "--now");
        await UntilAsync(() => Task.FromResult(second.Output.Contains("was begun already", StringComparison.Ordinal)), second);

        Assert.Single(await night.AskAsync("select run_id from run_coverage where kind = 'night'", Ct));
        Assert.Equal(0, await second.StopAsync(Ct));
    }

    private static Task UntilAsync(DemoNight night, WorkerProcess worker, string question) =>
        UntilAsync(async () => (await night.AskAsync(question, Ct)).Count > 0, worker);

    private static async Task UntilAsync(Func<Task<bool>> isSo, WorkerProcess worker)
    {
        var waited = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.False(worker.HasExited, $"The worker ended. It said:\n{worker.Output}");
            Assert.True(waited.Elapsed < Patience, $"Not so after {Patience}. The worker said:\n{worker.Output}");
            await Task.Delay(200, Ct);
        }
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
