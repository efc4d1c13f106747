using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class FindingWithdrawalTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private const string News = "lyj,林业动态,http://lyj.example.gov.cn/lydt/,news,1,,";
    private const string Notice = "lyj,通知公告,http://lyj.example.gov.cn/tzgg/,notice,1,,";

    private ImportDesk _desk = null!;
    private Site _site = null!;
    private List<SiteColumn> _columns = [];
    private CrawlRun _run = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.OpenAsync(template);
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        _site = await _desk.SiteAsync("lyj");
        _columns = [.. (await _desk.ColumnsAsync()).Where(c => c.Category != ColumnCategory.Home)];
        var now = _desk.Clock.GetUtcNow();
        _run = await _desk.AddAsync(new CrawlRun { Kind = RunKind.Crawl, MonitoringPoint = now, StartedAt = now, PolicyVersion = "1", Scope = "全部网站" });
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Import_ColumnClosed_WithdrawsItsFindingAlone()
    {
        var closed = await FindAsync(TargetKind.Column, _columns[0].Id);
        var other = await FindAsync(TargetKind.Column, _columns[1].Id);
        _desk.Columns(Notice + ",,");

        var result = await _desk.ImportWellAsync();

        Assert.Equal(1, result.FindingsWithdrawn);
        Assert.Equal(FindingState.Withdrawn, await StateAsync(closed));
        Assert.Equal(FindingState.Open, await StateAsync(other));
        var step = Assert.Single(await _desk.RowsAsync(c => c.FindingEvents));
        Assert.Equal((closed.Id, "withdrawn", "名录中已关闭", null), (step.FindingId, step.Kind, step.Summary, step.RunId));
        Assert.Equal(_desk.Clock.GetUtcNow(), step.At);
        Assert.Contains("证", step.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ColumnsRegistered_WithdrawsTheFindingsOfTheDiscoveredOnesThatAreNot()
    {
        var column = await _desk.AddAsync(new SiteColumn
        {
            SiteId = _site.Id,
            Name = "林业动态（旧）",
            Url = "http://lyj.example.gov.cn/old/",
            Category = ColumnCategory.News,
            Level = 1,
            Source = ColumnSource.Discovered,
            Confidence = 0.9,
            ValidFrom = _site.ValidFrom,
        });
        var finding = await FindAsync(TargetKind.Column, column.Id);

        Assert.Equal(1, (await _desk.ImportWellAsync()).FindingsWithdrawn);

        Assert.Equal(FindingState.Withdrawn, await StateAsync(finding));
        Assert.Equal("网站已登记栏目，程序发现的栏目不再适用", Assert.Single(await _desk.RowsAsync(c => c.FindingEvents)).Summary);
    }

    [Fact]
    public async Task Import_ColumnExempted_WithdrawsItsFindingWithTheReason()
    {
        var finding = await FindAsync(TargetKind.Column, _columns[0].Id, FindingState.Confirmed);
        _desk.Columns(News + "2026-03-01,历史专题,市政府办公室", Notice + ",,");

        await _desk.ImportWellAsync();

        Assert.Equal(FindingState.Withdrawn, await StateAsync(finding));
        Assert.Equal("已登记豁免：历史专题（市政府办公室，至 2026-03-01）", Assert.Single(await _desk.RowsAsync(c => c.FindingEvents)).Summary);
    }

    [Fact]
    public async Task Import_ExemptionOver_LeavesTheFinding()
    {
        var finding = await FindAsync(TargetKind.Column, _columns[0].Id);
        _desk.Columns(News + "2026-02-28,历史专题,市政府办公室", Notice + ",,");

        await _desk.ImportWellAsync();

        Assert.Equal(FindingState.Open, await StateAsync(finding));
    }

    [Fact]
    public async Task Import_SiteClosed_WithdrawsAllOfItsFindingsOnce()
    {
        var ofSite = await FindAsync(TargetKind.Site, _site.Id);
        var ofColumn = await FindAsync(TargetKind.Column, _columns[0].Id);
        var rectified = await FindAsync(TargetKind.Column, _columns[1].Id, FindingState.Rectified);
        _desk.Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/,,,,,2020-01-01,2026-03-01");

        Assert.Equal(2, (await _desk.ImportWellAsync()).FindingsWithdrawn);
        Assert.Equal(0, (await _desk.ImportWellAsync()).FindingsWithdrawn);

        Assert.Equal(FindingState.Withdrawn, await StateAsync(ofSite));
        Assert.Equal(FindingState.Withdrawn, await StateAsync(ofColumn));
        Assert.Equal(FindingState.Rectified, await StateAsync(rectified));
        Assert.Equal(2, (await _desk.RowsAsync(c => c.FindingEvents)).Count);
    }

    [Fact]
    public async Task Run_ClosingDayHasCome_WithdrawsWithoutAnImport()
    {
        var finding = await FindAsync(TargetKind.Site, _site.Id);
        _desk.Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/,,,,,2020-01-01,2026-03-02");
        Assert.Equal(0, (await _desk.ImportWellAsync()).FindingsWithdrawn);
        await using var context = _desk.CreateDbContext();

        Assert.Equal(0, await FindingWithdrawal.RunAsync(context, new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.FromHours(8)), TestContext.Current.CancellationToken));
        Assert.Equal(1, await FindingWithdrawal.RunAsync(context, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(8)), TestContext.Current.CancellationToken));

        Assert.Equal(FindingState.Withdrawn, await StateAsync(finding));
    }

    private Task<Finding> FindAsync(TargetKind kind, long target, FindingState state = FindingState.Open) => _desk.AddAsync(new Finding
    {
        Rule = "V",
        TargetKind = kind,
        TargetId = target,
        SiteId = _site.Id,
        State = state,
        OpenedAt = _desk.Clock.GetUtcNow(),
        FirstRunId = _run.Id,
        LastRunId = _run.Id,
        Summary = "未更新",
        FirstEvidence = "{}",
        LastEvidence = "{\"a\": \"证\"}",
    });

    private async Task<FindingState> StateAsync(Finding finding) => (await _desk.RowsAsync(c => c.Findings.Where(f => f.Id == finding.Id))).Single().State;
}
