using System.Collections.Concurrent;
using System.Globalization;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>One site whose pages a test writes anew between nights, with its registry and a database of its own.</summary>
internal sealed class SmallTown : IAsyncDisposable
{
    public static readonly DateOnly Today = MonitoringPoint.DayOf(TimeProvider.System.GetUtcNow());

    private readonly TestSite _site;
    private readonly ServiceProvider _services;

    private SmallTown(TestSite site, ServiceProvider services)
    {
        _site = site;
        _services = services;
    }

    /// <summary>What stands at each path.</summary>
    public ConcurrentDictionary<string, string> Pages { get; private init; } = new(StringComparer.Ordinal);

    public IServiceProvider Services => _services;

    /// <param name="columns">Name, path and category of each registered column.</param>
    public static async Task<SmallTown> BuildAsync(PostgresFixture postgres, CancellationToken ct, params (string Name, string Path, string Category)[] columns)
    {
        var pages = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var site = await TestSite.StartAsync(context =>
        {
            if (pages.TryGetValue(context.Request.Path.Value!, out var html)) return context.Response.Html(html);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        var services = DemoNight.Build(await postgres.CreateDatabaseAsync());
        await services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, services.GetRequiredService<PolicyFile>().All, services.GetRequiredService<WorkingDays>(), ct);
        var town = new SmallTown(site, services) { Pages = pages };
        await town.RegisterAsync(columns, ct);
        return town;
    }

    public Task<RunSummary> NightAsync(CancellationToken ct) =>
        _services.GetRequiredService<CrawlRunner>().RunAsync(new CrawlScope { Kind = RunKind.Crawl, Description = "全部网站" }, null, ct);

    /// <summary>Rows of a question to the views, without the header.</summary>
    public async Task<List<object?[]>> AskAsync(string sql, CancellationToken ct)
    {
        var rows = new List<object?[]>();
        await foreach (var row in _services.GetRequiredService<ReportQuery>().AskAsync(sql, ct)) rows.Add(row);
        return rows[1..];
    }

    public int TimesAsked(string path) => _site.Seen.Count(request => request.Path == path);

    public void Forget() => _site.Seen.Clear();

    /// <summary>A home page with a menu and one fresh item.</summary>
    public static string Home(params (string Name, string Path)[] menu) => $"""
        <html><head><title>市林业局</title></head><body><div class="nav"><ul>{string.Concat(menu.Select(m => $"<li><a href=\"{m.Path}\">{m.Name}</a></li>"))}</ul></div>
        <div class="block"><h3>要闻</h3><ul><li><a href="/yw/20260101/1.html">全市林业工作会议在市政府召开</a><span>{Day(0)}</span></li></ul></div>
        <div class="foot">主办单位：市林业局 赣ICP备00000001号</div></body></html>
        """;

    /// <summary>A column page with the given list.</summary>
    public static string Column(string name, string list, string listClass = "list") => $"""
        <html><head><title>{name}-市林业局</title><meta name="ColumnName" content="{name}"></head><body>
        <div class="crumb">当前位置：<a href="/">首页</a> &gt; <span>{name}</span></div><div class="main"><ul class="{listClass}">{list}</ul></div>
        <div class="foot">主办单位：市林业局 赣ICP备00000001号</div></body></html>
        """;

    /// <summary>Items from new to old, a day apart.</summary>
    public static string Items(string directory, int count, int newest, bool dated = true, int first = 0) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $"<li><a href=\"{directory}{7001000 + first + i}.html\">关于做好第{first + i}批林木种苗调运检疫工作的通知</a>{(dated ? $"<span>{Day(newest - i)}</span>" : "")}</li>"));

    public static string Article(int day) => $"""
        <html><head><title>关于做好检疫工作的通知</title><meta name="ArticleTitle" content="关于做好检疫工作的通知"></head><body>
        <h1>关于做好检疫工作的通知</h1><div class="info">发布时间：{Day(day)}　来源：市林业局</div><div class="content"><p>各县区林业局要认真做好检疫工作，严格执行有关规定，确保安全。</p></div></body></html>
        """;

    public static string Day(int day) => Today.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _site.DisposeAsync();
    }

    private async Task RegisterAsync((string Name, string Path, string Category)[] columns, CancellationToken ct)
    {
        var directory = Directory.CreateTempSubdirectory("small-town-");
        try
        {
            var origin = $"http://127.0.0.1:{_site.Port}";
            Write("units.csv", "name,parent,kind", "市林业局,,部门");
            Write("sites.csv", "code,name,unit,url,kind,site_id_code,icp,status,valid_from,valid_to", $"linye,市林业局网站,市林业局,{origin}/,部门,,,正常,2019-06-01,");
            Write("columns.csv", ["site_code,name,url,category,level,limit_days,exempt_until,exempt_reason,exempt_by", .. columns.Select(c => $"linye,{c.Name},{origin}{c.Path},{c.Category},1,,,,")]);
            Write("networks.csv", "network,allow_private,requests_per_second,connections,reason,by", "127.0.0.0/8,true,2000,16,本机,测试");
            var imported = await _services.GetRequiredService<RegistryImport>().ImportAsync([directory.FullName], ct);
            Assert.Empty(imported.Problems);
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        void Write(string file, params string[] lines) => File.WriteAllLines(Path.Combine(directory.FullName, file), lines);
    }
}
