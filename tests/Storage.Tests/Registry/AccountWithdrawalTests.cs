using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

/// <summary>Findings of accounts that a person's word in the registry makes moot; "today" is 2026-03-01.</summary>
public sealed class AccountWithdrawalTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private ImportDesk _desk = null!;
    private Account _account = null!;
    private CrawlRun _run = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.OpenAsync(template);
        _desk.WriteSmallCity();
        _desk.Accounts("wx,市林业局,微信,九江林业,,,,,,", "wb,市林业局,微博,九江林业,,,,,,");
        await _desk.ImportWellAsync();
        _account = await _desk.AccountAsync("wx");
        var now = _desk.Clock.GetUtcNow();
        _run = await _desk.AddAsync(new CrawlRun { Kind = RunKind.Crawl, MonitoringPoint = now, StartedAt = now, PolicyVersion = "1", Scope = "全部账号" });
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData("wx,市林业局,微信,九江林业,,,,2026-01-05,2026-03-01,", "账号已于 2026-03-01 注销")]
    [InlineData(null, "名录中已关闭")]
    public async Task Import_CancelledOrGone_WithdrawsAllOfItsFindingsOnce(string? row, string why)
    {
        var stale = await FindAsync("V-M2a");
        var idle = await FindAsync("A-IDLE", FindingState.Confirmed);
        var rectified = await FindAsync("V-M3a", FindingState.Rectified);
        var other = await FindAsync("V-M2a", account: await _desk.AccountAsync("wb"));
        Write(row);

        Assert.Equal(2, (await _desk.ImportWellAsync()).FindingsWithdrawn);
        Assert.Equal(0, (await _desk.ImportWellAsync()).FindingsWithdrawn);

        Assert.Equal(
            [FindingState.Withdrawn, FindingState.Withdrawn, FindingState.Rectified, FindingState.Open],
            [await StateAsync(stale), await StateAsync(idle), await StateAsync(rectified), await StateAsync(other)]);
        var steps = await _desk.RowsAsync(c => c.FindingEvents);
        Assert.Equal(2, steps.Count);
        Assert.All(steps, step => Assert.Equal(("withdrawn", why, null), (step.Kind, step.Summary, step.RunId)));
    }

    [Fact]
    public async Task Import_Suspended_WithdrawsWhatIsNoLongerLookedAtAndKeepsThatItIsIdle()
    {
        var stale = await FindAsync("V-M2a");
        var mute = await FindAsync("V-M3a");
        var idle = await FindAsync("A-IDLE");
        var twin = await FindAsync("A-TWIN");
        Write("wx,市林业局,微信,九江林业,,,,2026-02-20,,");

        Assert.Equal(2, (await _desk.ImportWellAsync()).FindingsWithdrawn);

        Assert.Equal([FindingState.Withdrawn, FindingState.Withdrawn, FindingState.Open, FindingState.Open], [await StateAsync(stale), await StateAsync(mute), await StateAsync(idle), await StateAsync(twin)]);
        Assert.All(await _desk.RowsAsync(c => c.FindingEvents), step => Assert.Equal("账号已于 2026-02-20 停用，不再检查更新和互动", step.Summary));
    }

    [Fact]
    public async Task Run_DayOfCancellationHasCome_WithdrawsWithoutAnImport()
    {
        var finding = await FindAsync("V-M2a");
        Write("wx,市林业局,微信,九江林业,,,,,2026-03-02,");
        Assert.Equal(0, (await _desk.ImportWellAsync()).FindingsWithdrawn);
        await using var context = _desk.CreateDbContext();

        Assert.Equal(0, await FindingWithdrawal.RunAsync(context, new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.FromHours(8)), TestContext.Current.CancellationToken));
        Assert.Equal(1, await FindingWithdrawal.RunAsync(context, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(8)), TestContext.Current.CancellationToken));

        Assert.Equal(FindingState.Withdrawn, await StateAsync(finding));
    }

    [Fact]
    public async Task Import_SiteOfTheSameNumberClosed_LeavesTheAccountsFinding()
    {
        var finding = await FindAsync("V-M2a");
        Assert.Equal((await _desk.SiteAsync("lyj")).Id, _account.Id);
        _desk.Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/,,,,,2020-01-01,2026-03-01");

        Assert.Equal(0, (await _desk.ImportWellAsync()).FindingsWithdrawn);

        Assert.Equal(FindingState.Open, await StateAsync(finding));
    }

    [Fact]
    public async Task Import_AccountOfTheSameNumberCancelled_LeavesTheSitesFinding()
    {
        var site = await _desk.SiteAsync("lyj");
        var finding = await _desk.AddAsync(New("V-W3", TargetKind.Site, site.Id, site.Id, FindingState.Open));
        Assert.Equal(site.Id, _account.Id);
        Write("wx,市林业局,微信,九江林业,,,,,2026-03-01,");

        Assert.Equal(0, (await _desk.ImportWellAsync()).FindingsWithdrawn);

        Assert.Equal(FindingState.Open, await StateAsync(finding));
    }

    private void Write(string? row) => _desk.Accounts([.. row is null ? (string[])[] : [row], "wb,市林业局,微博,九江林业,,,,,,"]);

    private Task<Finding> FindAsync(string rule, FindingState state = FindingState.Open, Account? account = null) =>
        _desk.AddAsync(New(rule, TargetKind.Account, (account ?? _account).Id, null, state));

    private Finding New(string rule, TargetKind kind, long target, long? site, FindingState state) => new()
    {
        Rule = rule,
        TargetKind = kind,
        TargetId = target,
        SiteId = site,
        State = state,
        OpenedAt = _desk.Clock.GetUtcNow(),
        FirstRunId = _run.Id,
        LastRunId = _run.Id,
        Summary = "未更新",
        FirstEvidence = "{}",
        LastEvidence = "{}",
    };

    private async Task<FindingState> StateAsync(Finding finding) => (await _desk.RowsAsync(c => c.Findings.Where(f => f.Id == finding.Id))).Single().State;
}
