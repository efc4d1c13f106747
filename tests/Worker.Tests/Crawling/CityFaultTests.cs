using System.Net;
using FreshnessCrawler.DemoCity.Files;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Tests.Probing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>Faults over a city whose findings are known and true, from the registry's files to the views: none of them may open a finding, and none
/// may end one. What a fault hides is not tested, and says by what it was hidden.</summary>
public sealed class CityFaultTests(SteadyCity steady) : IClassFixture<SteadyCity>
{
    /// <summary>The sites that are hit where a fault hits hosts and not the visitor. The other ones link to the same hosts beside the sites as they do.</summary>
    private static readonly string[] Hit = ["shenji", "canlian"];

    private static readonly string[] Surveyed = [.. Hit, "weijian", "kaifaqu", "lushanxihai", "shuiliju", "chewuduan"];

    /// <summary>Rules that say of what they look at themselves why it is not tested; those that count say how many are not.</summary>
    private static readonly string[] Reasoning = ["C-NEWS", "C-NOTICE", "C-LONG", "C-BLANK", "V-W3", "S-LINK"];

    private static readonly string[] SurveyRules = ["S-IP6", "C-IP6-HOME", "C-IP6-L2", "C-IP6-L3"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IEnumerable<string> HitHosts => Hit.Select(CityNames.Of)
        .Concat(steady.City.City.Hosts.Select(host => host.Name).Where(name => !name.EndsWith($".{CityNames.Zone}", StringComparison.Ordinal)));

    [Fact]
    public async Task RunAsync_NoFault_FindsTheTruth()
    {
        await using var services = await steady.NextNightAsync();
        var truth = TruthFile.Read(steady.City.TruthPath);

        var found = await AskAsync(services, "select site_code || ' ' || rule || ' ' || url from open_finding where rule like 'C-%' and rule not like 'C-IP6%'");
        Assert.Equal(truth.Columns.SelectMany(column => column.Rules.Select(rule => $"{column.Site} {rule} {column.Url}")).Order(StringComparer.Ordinal), found);
        found = await AskAsync(services, "select site_code || ' ' || rule from open_finding where rule in ('V-W3','V-W4a','V-W4b','V-W4c','S-NEWS','S-NOTICE','S-LONG')");
        Assert.Equal(truth.Sites.SelectMany(site => site.Rules.Select(rule => $"{site.Code} {rule}")).Order(StringComparer.Ordinal), found);
        found = await AskAsync(services, "select site_code from open_finding where rule = 'S-LINK'");
        Assert.Equal(truth.Links.Where(site => site.Problems.Any(link => link.Class == TrueLinkClass.Broken)).Select(site => site.Site).Order(StringComparer.Ordinal), found);
    }

    /// <param name="seconds">How late answers come, where an attempt has 15.</param>
    /// <param name="reason">By what each verdict on a hit site says that it was hidden; null where the fault leaves something to be seen.</param>
    [Theory]
    [InlineData(CityFault.Flapping, 0, null)]
    [InlineData(CityFault.FlappingNotFound, 0, null)]
    [InlineData(CityFault.HostsDown, 0, "作废|拒绝|中断|连续多次|robots.txt 出错或无法取得|不能比较")]
    [InlineData(CityFault.NamesSilent, 0, "作废|解析")]
    [InlineData(CityFault.NamesFail, 0, "作废|解析")]
    [InlineData(CityFault.Forbidden, 0, "拒绝|拦截")]
    [InlineData(CityFault.Challenge, 0, "验证|拒绝")]
    [InlineData(CityFault.Throttled, 0, "限制|推迟|拒绝")]
    [InlineData(CityFault.RedirectLoop, 0, "跳转")]
    [InlineData(CityFault.SelfSigned, 0, null)]
    [InlineData(CityFault.Expired, 0, null)]
    [InlineData(CityFault.SoftNotFound, 0, null)]
    [InlineData(CityFault.Slow, 14, null)]
    [InlineData(CityFault.Slow, 16, "作废|规定时间|连续多次|应答|robots.txt 出错或无法取得")]
    public async Task RunAsync_FaultAtHosts_OpensAndEndsNoFinding(CityFault kind, double seconds, string? reason)
    {
        var attempt = TimeSpan.FromSeconds(kind == CityFault.Slow ? 0.3 : 2);
        await using var services = await steady.NextNightAsync(("Fetch:AttemptTimeout", attempt.ToString()), ("Ipv6:AnswerTimeout", attempt.ToString()), ("Ipv6:ConnectTimeout", (attempt / 2).ToString()));

        var night = await NightAsync(services, new InjectedFault(kind, [.. HitHosts], attempt * seconds / 15));

        Assert.Empty(night.Moved);
        Assert.True(night.Answered > 0 || kind is CityFault.NamesSilent or CityFault.NamesFail, "the fault was not met");
        Assert.DoesNotContain(night.Verdicts, verdict => verdict.IsWrong(null));
        if (reason is not null) Assert.DoesNotContain(night.Verdicts, verdict => Hit.Contains(verdict.Site) && Reasoning.Contains(verdict.Rule) && verdict.IsWrong(reason));
    }

    /// <param name="after">Seconds after the run's begin.</param>
    [Theory]
    [InlineData(CityFault.NetworkDown, 0, "监测方网络不通|监测方域名解析不可用")]
    [InlineData(CityFault.NetworkDown, 1, null)]
    [InlineData(CityFault.NamesSilent, 0, "监测方域名解析不可用")]
    [InlineData(CityFault.NamesFail, 0, "监测方域名解析不可用")]
    [InlineData(CityFault.NamesWildcard, 0, "域名劫持")]
    public async Task RunAsync_FaultOfOurOwn_OpensAndEndsNoFinding(CityFault kind, double after, string? reason)
    {
        await using var services = await steady.NextNightAsync();

        var night = await NightAsync(services, new InjectedFault(kind), after: TimeSpan.FromSeconds(after));

        Assert.Empty(night.Moved);
        Assert.DoesNotContain(night.Verdicts, verdict => verdict.IsWrong(reason));
        Assert.NotEmpty(night.Verdicts);
    }

    [Fact]
    public async Task RunAsync_OurOwnIpv6IsABlackHole_TestsNoIpv6AndAllElse()
    {
        await using var hole = await BlackHole.CreateAsync();
        await using var services = await steady.NextNightAsync(("Gate:V6:0", $"[{BlackHole.Address}]:80"));

        var night = await NightAsync(services, new InjectedFault(CityFault.Ipv6BlackHole, LeadTo: BlackHole.Address), [BlackHole.Network]);

        Assert.Empty(night.Moved);
        Assert.DoesNotContain(night.Verdicts, verdict => verdict.IsWrong(SurveyRules.Contains(verdict.Rule) ? "监测方IPv6网络不通|解析|未作结论" : null));
        Assert.Contains(night.Verdicts, verdict => verdict is { Rule: "S-LINK", Outcome: "fail" });
    }

    [Fact]
    public async Task RunAsync_HostsWhoseIpv6IsABlackHole_AreBlamedForThatAlone()
    {
        await using var hole = await BlackHole.CreateAsync();
        await using var services = await steady.NextNightAsync();

        var night = await NightAsync(services, new InjectedFault(CityFault.Ipv6BlackHole, LeadTo: BlackHole.Address), [BlackHole.Network]);

        Assert.Contains(night.Moved, step => step is { Site: "shenji", Rule: "C-IP6-HOME", Step: "opened" } && step.Summary.Contains("无应答", StringComparison.Ordinal));
        Assert.DoesNotContain(night.Moved, step => !SurveyRules.Contains(step.Rule) || step.Step != "opened");
    }

    private async Task<FaultNight> NightAsync(ServiceProvider services, InjectedFault fault, IPNetwork[]? allowed = null, TimeSpan after = default)
    {
        var runner = services.GetRequiredService<CrawlRunner>();
        var source = services.GetRequiredService<NpgsqlDataSource>();
        var sites = await FaultNight.SitesAsync(source, Surveyed, Ct);
        var mark = await FaultNight.MarkAsync(source, Ct);
        long answered = 0;
        foreach (var kind in new[] { RunKind.Crawl, RunKind.Links })
        {
            if (after == TimeSpan.Zero) steady.City.Faults.Begin(fault);
            var run = runner.RunAsync(new CrawlScope { Kind = kind, Description = "全部网站", SiteIds = sites, AllowedNetworks = allowed ?? [] }, null, Ct);
            try
            {
                if (after > TimeSpan.Zero && await Task.WhenAny(run, Task.Delay(after, Ct)) != run) steady.City.Faults.Begin(fault);
                await run;
            }
            finally
            {
                answered += steady.City.Faults.Answered;
                steady.City.Faults.End();
            }
        }

        return await FaultNight.ReadAsync(source, mark, answered, Ct);
    }

    private static async Task<List<string>> AskAsync(ServiceProvider services, string sql)
    {
        var rows = new List<string>();
        await foreach (var row in services.GetRequiredService<ReportQuery>().AskAsync(sql, Ct)) rows.Add($"{row[0]}");
        rows.RemoveAt(0);
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
