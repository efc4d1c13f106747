using System.Globalization;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;

using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>The whole path, from the registry's files to the views, over a real city and a real database.</summary>
public sealed class CrawlRunnerTests(PostgresFixture postgres)
{
    private const int WholeCity = 71;
    private const int SmallCity = 16;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_DemoCity_EveryColumnAndSiteIsAsTheTruthSays()
    {
        await using var night = await DemoNight.StartAsync(postgres, WholeCity, Ct);

        await night.CrawlAsync(Ct);

        Assert.Equal(ExpectedColumns(night), await ColumnsAsync(night));
        Assert.Equal(ExpectedFindings(night), await FindingsAsync(night));
        Assert.Equal(ExpectedAnnex(night), await AnnexAsync(night));
        Assert.Equal(ExpectedWays(night), await WaysAsync(night));
    }

    [Fact]
    public async Task RunAsync_EveryTarget_HasARow()
    {
        await using var night = await DemoNight.StartAsync(postgres, SmallCity, Ct);

        var summary = await night.CrawlAsync(Ct);

        var without = await night.AskAsync("select url from column_freshness where outcome is null", Ct);
        Assert.Empty(without);
        var coverage = Assert.Single(await night.AskAsync(
            $"select targets, targets_done + targets_not_reached + targets_no_address from run_coverage where run_id = {summary.RunId}", Ct));
        Assert.Equal(coverage[0], coverage[1]);
    }

    [Fact]
    public async Task RunAsync_Twice_ConfirmsAndOpensNothingNew()
    {
        await using var night = await DemoNight.StartAsync(postgres, SmallCity, Ct);
        await night.CrawlAsync(Ct);
        var first = await FindingsAsync(night);

        await night.CrawlAsync(Ct);

        Assert.Equal(first, await FindingsAsync(night));
        Assert.Empty(await night.AskAsync("select 1 from open_finding where confirmed_at is null", Ct));
        Assert.Empty(await night.AskAsync("select 1 from finding_history where kind not in ('opened', 'confirmed')", Ct));
    }

    [Fact]
    public async Task RunAsync_RecheckAfterRectification_ClosesTheSitesFindingsAndNoOthers()
    {
        await using var night = await DemoNight.StartAsync(postgres, SmallCity, Ct);
        await night.CrawlAsync(Ct);
        var site = (string)(await night.AskAsync("select s.site_code from open_finding s where s.rule = 'S-NOTICE'", Ct))[0][0]!;
        var others = await night.AskAsync($"select finding_id from open_finding where site_code <> '{site}' order by 1", Ct);
        using var http = new HttpClient();
        using var rectified = await http.PostAsync(new Uri(night.City.Control, $"_demo/rectify?site={site}"), null, Ct);
        rectified.EnsureSuccessStatusCode();

        await RecheckAsync(night, RecheckQuestion.Site(site));

        Assert.Empty(await night.AskAsync($"select 1 from open_finding where site_code = '{site}'", Ct));
        Assert.Equal(others, await night.AskAsync($"select finding_id from open_finding where site_code <> '{site}' order by 1", Ct));
        var annex = Assert.Single(await night.AskAsync($"select outcome from notice_annex1 where site = (select site from site_status where site_code = '{site}')", Ct));
        Assert.Equal("整改后合格", annex[0]);
    }

    [Fact]
    public async Task RunAsync_RecheckOfOneColumn_LeavesTheSitesOwnFindings()
    {
        await using var night = await DemoNight.StartAsync(postgres, SmallCity, Ct);
        await night.CrawlAsync(Ct);
        var finding = (await night.AskAsync("select finding_id, site_code from open_finding where rule = 'C-NOTICE' order by 1 limit 1", Ct))[0];
        using var http = new HttpClient();
        using var rectified = await http.PostAsync(new Uri(night.City.Control, $"_demo/rectify?site={finding[1]}"), null, Ct);
        rectified.EnsureSuccessStatusCode();

        var visited = await RecheckAsync(night, RecheckQuestion.Finding((long)finding[0]!));

        Assert.Equal(1, visited.Pages);
        Assert.Empty(await night.AskAsync($"select 1 from open_finding where finding_id = {finding[0]}", Ct));
        Assert.NotEmpty(await night.AskAsync($"select 1 from open_finding where site_code = '{finding[1]}' and rule = 'S-NOTICE'", Ct));
        var compared = Assert.Single(await night.AskAsync($"select earlier_outcome, outcome, earlier_newest < newest from recheck_result where run_id = {visited.RunId}", Ct));
        Assert.Equal(["read", "read", true], compared);
    }

    [Fact]
    public async Task RunAsync_Cancelled_KeepsWhatWasWrittenAndSaysOfTheRestWhy()
    {
        await using var night = await DemoNight.StartAsync(postgres, SmallCity, Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var progress = new Watcher(p =>
        {
            if (p.SitesDone >= 2) stop.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            night.Runner.RunAsync(new CrawlScope { Kind = RunKind.Crawl, Description = "全部网站" }, progress, stop.Token));

        var coverage = Assert.Single(await night.AskAsync("select state, targets_done, targets_not_reached, targets, targets_no_address from run_coverage", Ct));
        Assert.Equal("aborted", coverage[0]);
        Assert.InRange(Number(coverage[1]), 2, SmallCity - 1);
        Assert.Equal(Number(coverage[3]), Number(coverage[1]) + Number(coverage[2]) + Number(coverage[4]));
        Assert.Empty(await night.AskAsync("select 1 from column_freshness where outcome is null", Ct));
    }

    [Fact]
    public async Task RunAsync_SiteDownAfterAGoodNight_KeepsWhatWasKnownAndTheFindings()
    {
        await using var night = await DemoNight.StartAsync(postgres, 8, Ct);
        await night.CrawlAsync(Ct);
        var before = await night.AskAsync("select url, newest from column_freshness where newest is not null order by url", Ct);
        var findings = await FindingsAsync(night);

        await night.City.DisposeAsync();
        await night.CrawlAsync(Ct);

        Assert.Equal(before, await night.AskAsync("select url, newest from column_freshness where newest is not null order by url", Ct));
        Assert.Equal(findings, await FindingsAsync(night));
        Assert.Empty(await night.AskAsync("select 1 from column_freshness where outcome <> 'notRead'", Ct));
    }

    private static async Task<RunSummary> RecheckAsync(DemoNight night, RecheckQuestion question)
    {
        var intake = night.Services.GetRequiredService<RecheckIntake>();
        var visit = Assert.IsType<RecheckAnswer.Visit>(await intake.ResolveAsync(question, Ct));
        return await night.Runner.RunAsync(
            new CrawlScope
            {
                Kind = RunKind.Recheck,
                Description = visit.Scope,
                SiteIds = [visit.SiteId],
                ColumnIds = visit.ColumnIds,
                BypassCaches = true,
                OnOpened = (runId, token) => intake.RecordAsync(visit, runId, token),
            },
            null,
            Ct);
    }

    private static List<string> ExpectedColumns(DemoNight night) =>
        [.. night.Truth.GetProperty("columns").EnumerateArray()
            .Select(c => $"{c.GetProperty("site").GetString()} {c.GetProperty("url").GetString()} {c.GetProperty("category").GetString()} {c.GetProperty("outcome").GetString()} {c.GetProperty("newest").GetString()}")
            .Order(StringComparer.Ordinal)];

    /// <summary>What was found, but for the pages of the navigation that are no columns, of which only the findings count.</summary>
    private static async Task<List<string>> ColumnsAsync(DemoNight night) =>
        [.. (await night.AskAsync("select site_code, url, category, outcome, newest from column_freshness", Ct))
            .Where(r => !night.Truth.GetProperty("noColumns").EnumerateArray().Any(n => n.GetString() == (string?)r[1]))
            .Select(r => $"{r[0]} {r[1]} {r[2]} {r[3]} {((DateOnly?)AsDay(r[4]))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")
            .Order(StringComparer.Ordinal)];

    /// <summary>By which way, and from where, the columns were read whose own page does not say.</summary>
    private static List<string> ExpectedWays(DemoNight night)
    {
        var ways = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["scriptJson"] = "json shown listed",
            ["scriptProxy"] = "jpage shown listed",
            ["scriptBuilt"] = "browser shown listed",
            ["framed"] = "frame shown listed",
            ["datedArticles"] = "page article listed",
            ["leftBehind"] = "page shown moved",
        };
        return [.. night.Truth.GetProperty("columns").EnumerateArray()
            .Where(c => ways.ContainsKey(c.GetProperty("trap").GetString()!))
            .Select(c => $"{c.GetProperty("url").GetString()} {ways[c.GetProperty("trap").GetString()!]}")
            .Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> WaysAsync(DemoNight night) =>
        [.. (await night.AskAsync("select url, way, newest_source, place from column_freshness where way <> 'page' or newest_source <> 'shown' or place in ('moved', 'vanished')", Ct))
            .Select(r => $"{r[0]} {r[1]} {r[2]} {r[3]}")
            .Order(StringComparer.Ordinal)];

    private static List<string> ExpectedFindings(DemoNight night)
    {
        var ofColumns = night.Truth.GetProperty("columns").EnumerateArray()
            .SelectMany(c => c.GetProperty("rules").EnumerateArray().Select(r => $"{c.GetProperty("site").GetString()} {r.GetString()} {c.GetProperty("url").GetString()}"));
        var ofSites = night.Truth.GetProperty("sites").EnumerateArray()
            .SelectMany(s => s.GetProperty("rules").EnumerateArray().Select(r => $"{s.GetProperty("code").GetString()} {r.GetString()} "));
        return [.. ofColumns.Concat(ofSites).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> FindingsAsync(DemoNight night) =>
        [.. (await night.AskAsync("select site_code, rule, case when target_kind = 'column' then url end from open_finding", Ct)).Select(r => $"{r[0]} {r[1]} {r[2]}").Order(StringComparer.Ordinal)];

    private static List<string> ExpectedAnnex(DemoNight night) =>
        [.. night.Truth.GetProperty("sites").EnumerateArray()
            .Where(s => s.GetProperty("annex1").GetArrayLength() > 0)
            .Select(s => $"{s.GetProperty("name").GetString()}：{string.Join('|', s.GetProperty("annex1").EnumerateArray().Select(t => t.GetString()).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal)];

    private static async Task<List<string>> AnnexAsync(DemoNight night) =>
        [.. (await night.AskAsync("select site, problems from notice_annex1", Ct))
            .Select(r => $"{r[0]}：{string.Join('|', ((string)r[1]!).Split('\n').Select(t => t[(t.IndexOf('.', StringComparison.Ordinal) + 1)..].TrimEnd('；', '。')).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal)];

    private static DateOnly? AsDay(object? value) => value switch
    {
        DateOnly day => day,
        DateTime day => DateOnly.FromDateTime(day),
        _ => null,
    };

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private sealed class Watcher(Action<CrawlProgress> tell) : IProgress<CrawlProgress>
    {
        public void Report(CrawlProgress value) => tell(value);
    }
}
