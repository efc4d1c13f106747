using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Storage.Tests;

/// <summary>A database of this version for one test class, with the ways to fill it.</summary>
public sealed class CrawlerDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    public static readonly DateTimeOffset Point = new(2026, 11, 23, 1, 0, 0, TimeSpan.FromHours(8));

    public static readonly IReadOnlyList<RuleInfo> Rules =
    [
        new("V-W3", "首页不更新", TargetKind.Site, Severity.Veto, "首页超过2周未更新", "3"),
        new("V-W4a", "栏目不更新（1）", TargetKind.Site, Severity.Veto, null, "4（1）"),
        new("S-NEWS", "动态、要闻类栏目更新", TargetKind.Site, Severity.Problem, "监测时间点前2周内的动态、要闻类栏目未及时更新", "4（1）"),
        new("S-NOTICE", "通知公告栏目更新", TargetKind.Site, Severity.Problem, "监测时间点前6个月内的通知公告、政策文件类一级栏目未及时更新", "4（1）"),
        new("S-LONG", "应更新栏目", TargetKind.Site, Severity.Problem, "有多个应更新栏目长期未更新", "4（2）"),
        new("C-NEWS", "动态、要闻类栏目更新", TargetKind.Column, Severity.Remark, null, "4（1）"),
        new("V-M2a", "内容不更新", TargetKind.Account, Severity.Veto, "监测时间点2周未更新", "2"),
        new("V-M3a", "互动回应差", TargetKind.Account, Severity.Veto, "缺有效互动渠道功能", "3"),
        new("A-IDLE", "停用未注销", TargetKind.Account, Severity.Remark, null, "政务新媒体"),
    ];

    /// <summary>The holidays around the monitoring point, and a make-up day.</summary>
    public static readonly WorkingDays Calendar = new(
    [
        new CalendarDay(new DateOnly(2026, 10, 1), Works: false),
        new CalendarDay(new DateOnly(2026, 10, 2), Works: false),
        new CalendarDay(new DateOnly(2026, 10, 5), Works: false),
        new CalendarDay(new DateOnly(2026, 10, 6), Works: false),
        new CalendarDay(new DateOnly(2026, 10, 7), Works: false),
        new CalendarDay(new DateOnly(2026, 10, 10), Works: true),
    ]);

    private ServiceProvider? _services;
    private int _sites;

    public FakeTimeProvider Clock { get; } = new(Point);
    public string ConnectionString { get; private set; } = "";
    public NpgsqlDataSource Source => Get<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.CreateDatabaseAsync();
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddCrawlerStorage(ConnectionString).BuildServiceProvider();
        await Get<DatabaseSetup>().RunAsync(Rules, [TestPolicy.Policy], Calendar, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
    }

    public T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

    /// <summary>A site with a home page and the given columns, all open since long ago.</summary>
    public async Task<SeededSite> AddSiteAsync(string? url = "http://site.example/", params ColumnCategory[] categories)
    {
        var number = Interlocked.Increment(ref _sites);
        var since = new DateOnly(2020, 1, 1);
        await using var context = await Get<IDbContextFactory<CrawlerDbContext>>().CreateDbContextAsync();
        var unit = new Unit { Name = $"单位{number}", ValidFrom = since };
        context.Add(unit);
        await context.SaveChangesAsync();
        var site = new Site { Code = $"s{number:000}", Name = $"网站{number}", UnitId = unit.Id, Url = url, ValidFrom = since };
        context.Add(site);
        await context.SaveChangesAsync();
        SiteColumn[] columns = url is null
            ? []
            : [
                .. categories.Select((category, i) => new SiteColumn { SiteId = site.Id, Name = $"栏目{i}", Url = $"{url}{i}/", Category = category, Level = 1, ValidFrom = since }),
                new SiteColumn { SiteId = site.Id, Name = "首页", Url = url, Category = ColumnCategory.Home, Level = 0, ValidFrom = since },
            ];
        context.AddRange(columns.AsEnumerable());
        await context.SaveChangesAsync();
        return new SeededSite(site.Id, site.Code, site.Name, columns.Length == 0 ? 0 : columns[^1].Id, [.. columns.SkipLast(1).Select(column => column.Id)]);
    }

    /// <summary>A run over the one site, begun.</summary>
    public async Task<RunHandle> OpenRunAsync(SeededSite site, DateTimeOffset? point = null)
    {
        var run = await Get<RunLedger>().OpenAsync(RunKind.Crawl, [site.Id], "测试", point ?? Point, null, "test", CancellationToken.None);
        await Get<RunLedger>().TryBeginAsync(run.RunId, site.Id, "worker", CancellationToken.None);
        return run;
    }

    /// <summary>Opens a run over the site and writes the result of it.</summary>
    public async Task<RunHandle> RunAsync(SeededSite site, Func<RunHandle, SiteResult> result, DateTimeOffset? point = null)
    {
        var run = await OpenRunAsync(site, point);
        Assert.True(await Get<RunWriter>().WriteAsync(result(run), CancellationToken.None));
        await Get<RunLedger>().FinishIfCompleteAsync(run.RunId, CancellationToken.None);
        return run;
    }

    /// <summary>Rows as text, the values of a row set apart by '|', a null as nothing.</summary>
    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(value => value switch
            {
                DBNull => "",
                DateTime { TimeOfDay.Ticks: 0 } day => $"{day:yyyy-MM-dd}",
                DateTime instant => $"{instant:yyyy-MM-dd HH:mm}",
                DateOnly day => $"{day:yyyy-MM-dd}",
                bool flag => flag ? "true" : "false",
                _ => value.ToString(),
            })));
        }

        return rows;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
