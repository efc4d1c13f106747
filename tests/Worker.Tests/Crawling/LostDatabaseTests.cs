using System.Diagnostics;
using System.Globalization;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Local;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>A database that goes away in mid-run and comes back.</summary>
public sealed class LostDatabaseTests : IDisposable
{
    private static readonly TimeSpan Absence = TimeSpan.FromSeconds(20);
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"crawler-lost-{Guid.NewGuid():N}"[..30]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_DatabaseStoppedForTwentySeconds_TheRunCompletes()
    {
        await using var city = await DemoCityHost.StartAsync(new DemoCityOptions { Out = Path.Combine(_directory, "city"), Port = 0, SiteCount = 12, AccountCount = 0 }, Ct);
        await using var postgres = await LocalPostgres.StartAsync(Path.Combine(_directory, "db"), Ct);
        await using var services = DemoNight.Build(postgres.ConnectionString, DemoNight.SettingsOf(city));
        await services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, services.GetRequiredService<PolicyFile>().All, services.GetRequiredService<WorkingDays>(), Ct);
        await services.GetRequiredService<RegistryImport>().ImportAsync([city.RegistryDirectory], Ct);

        var twoDone = new TaskCompletionSource();
        var run = services.GetRequiredService<CrawlRunner>().RunAsync(
            new CrawlScope { Kind = RunKind.Crawl, Description = "全部网站" }, new Signal(2, twoDone), Ct);
        await Task.WhenAny(run, twoDone.Task);
        Assert.False(run.IsCompleted);

        await StopServerAsync();
        await Task.Delay(Absence, Ct);
        await using var again = await LocalPostgres.StartAsync(Path.Combine(_directory, "db"), Ct);
        Assert.Equal(postgres.ConnectionString, again.ConnectionString);

        var summary = await run;

        Assert.True(summary.Elapsed > Absence);
        await foreach (var row in services.GetRequiredService<ReportQuery>().AskAsync(
            $"select state, targets - targets_no_address - targets_done from run_coverage where run_id = {summary.RunId}", Ct))
        {
            if (row[0] is "state") continue;
            Assert.Equal("finished", row[0]);
            Assert.Equal(0, Convert.ToInt64(row[1], CultureInfo.InvariantCulture));
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    /// <summary>As an administrator would: fast shutdown of the server, whoever is connected.</summary>
    private async Task StopServerAsync()
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(_directory, "db", "pg", "postmaster.pid"), Ct))[0];
        using var kill = Process.Start("kill", ["-INT", pid])!;
        await kill.WaitForExitAsync(Ct);
        while (Directory.Exists($"/proc/{pid}")) await Task.Delay(100, Ct);
    }

    private sealed class Signal(int sites, TaskCompletionSource reached) : IProgress<CrawlProgress>
    {
        public void Report(CrawlProgress value)
        {
            if (value.SitesDone >= sites) reached.TrySetResult();
        }
    }
}
