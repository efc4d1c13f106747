using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

public sealed class TagSurveyTests(PostgresFixture postgres)
{
    private const string Columns = "select name, category, confidence, page_type, page_name, category_reason from crawl.site_column where category <> 'home' order by url";

    private const string Home = """
        <html><head><title>市林业局</title><meta name="SiteName" content="市林业局"></head><body><div class="nav"><ul><li><a href="/">首页</a></li>
        <li><a href="/zxxx/">最新信息</a></li><li><a href="/gzdt/">工作动态</a></li><li><a href="/msss/">民生实事</a></li><li><a href="/lykp/">林业科普</a></li></ul></div></body></html>
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crawl_OfDiscoveredColumns_ClassesThemWithTheirPagesTagsFromTheFirstNightOn()
    {
        var unchanged = 0;
        await using var site = await TestSite.StartAsync(context => AnswerAsync(context, () => Interlocked.Increment(ref unchanged)));
        await using var services = await ImportAsync(site.Port, "");

        await CrawlAsync(services);
        var first = await AskAsync(services, Columns);

        Assert.Equal(["工作动态 news 0.5 通知公告 工作动态", "林业科普 other 0.5 - -", "民生实事 other 0.5 - -", "最新信息 notice 0.76 通知公告 最新信息"], first.Select(Told));
        Assert.Contains("与栏目类别标签“通知公告”不一致", (string)first[0][5]!, StringComparison.Ordinal);
        Assert.Contains("栏目类别标签“通知公告”", (string)first[3][5]!, StringComparison.Ordinal);
        var finding = Assert.Single(await AskAsync(services, "select target from report.open_finding where rule = 'C-NOTICE'"));
        Assert.Contains("最新信息", (string)finding[0]!, StringComparison.Ordinal);
        Assert.Equal(0, unchanged);

        await CrawlAsync(services);

        Assert.Equal(4, unchanged);
        Assert.Equal(first, await AskAsync(services, Columns));
    }

    [Fact]
    public async Task Crawl_OnANightWithoutANavigation_KeepsTheTagsForTheNextOneThatHasIt()
    {
        var night = 1;
        await using var site = await TestSite.StartAsync(context =>
        {
            var isHome = context.Request.Path == "/";
            if (isHome && night == 1) context.Response.Headers.ETag = "\"1\"";
            if ((isHome && night == 2) || (!isHome && night == 3))
            {
                context.Response.StatusCode = isHome ? StatusCodes.Status304NotModified : StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return context.Response.Html(isHome ? Home : List("最新信息", "市林业局", "最新信息", night == 1 ? "" : "通知公告"));
        });
        await using var services = await ImportAsync(site.Port, "");
        const string latest = "select name, category, confidence, page_type, page_name from crawl.site_column where name = '最新信息'";
        var told = new List<string>();
        for (; night <= 3; night++)
        {
            await CrawlAsync(services);
            told.Add(Told((await AskAsync(services, latest))[0]));
        }

        Assert.Equal(["最新信息 other 0.5 - 最新信息", "最新信息 other 0.5 通知公告 最新信息", "最新信息 notice 0.76 通知公告 最新信息"], told);
    }

    [Fact]
    public async Task Crawl_OfRegisteredColumns_LeavesThemAsThePersonHasThem()
    {
        await using var site = await TestSite.StartAsync(context => AnswerAsync(context, () => { }));
        await using var services = await ImportAsync(site.Port, $"lyj,最新信息,http://127.0.0.1:{site.Port}/zxxx/,news,1,,,,\n");
        var before = await AskAsync(services, "select md5(c::text) from crawl.site_column c order by id");

        await CrawlAsync(services);

        Assert.Equal(before, await AskAsync(services, "select md5(c::text) from crawl.site_column c order by id"));
    }

    private static Task AnswerAsync(HttpContext context, Action unchanged)
    {
        if (context.Request.Headers.IfNoneMatch.Count > 0)
        {
            unchanged();
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (context.Request.Path != "/") context.Response.Headers.ETag = "\"1\"";
        return context.Response.Html(context.Request.Path.Value switch
        {
            "/" => Home,
            "/zxxx/" => List("最新信息", "市林业局", "最新信息", "通知公告"),
            "/gzdt/" => List("工作动态", "市林业局", "工作动态", "通知公告"),
            // tags of another site's template, and of another column's
            "/msss/" => List("民生实事", "外市财政局", "民生实事", "通知公告"),
            _ => List("林业科普", "市林业局", "通知公告", "通知公告"),
        });
    }

    private static string List(string title, string site, string name, string type) => $"""
        <html><head><title>{title}-市林业局</title><meta name="SiteName" content="{site}"><meta name="ColumnName" content="{name}"><meta name="ColumnType" content="{type}"></head>
        <body><div>当前位置：<a href="/">首页</a> &gt; {title}</div><ul>{string.Concat(Enumerable.Range(1, 9).Select(day => $"<li><a href=\"20230{day}/t20230{day}05_{day}.html\">关于做好第{day}批造林工作有关情况的说明</a><span>2023-0{day}-05</span></li>"))}</ul></body></html>
        """;

    private async Task<ServiceProvider> ImportAsync(int port, string columns)
    {
        var registry = Directory.CreateTempSubdirectory("crawler-tags-");
        async Task SaveAsync(string file, string rows) => await File.WriteAllTextAsync(Path.Combine(registry.FullName, file), rows, Ct);
        await SaveAsync("units.csv", "name,parent,kind\n市林业局,,市直部门\n");
        await SaveAsync("sites.csv", $"code,name,unit,url,kind,site_id_code,icp,status,valid_from,valid_to\nlyj,市林业局,市林业局,http://127.0.0.1:{port}/,部门网站,,,,,\n");
        await SaveAsync("columns.csv", "site_code,name,url,category,level,limit_days,exempt_until,exempt_reason,exempt_by\n" + columns);
        await SaveAsync("networks.csv", "network,allow_private,requests_per_second,connections,reason,by\n127.0.0.0/8,true,2000,16,测试,测试\n");
        var services = DemoNight.Build(await postgres.CreateDatabaseAsync());
        await services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, services.GetRequiredService<PolicyFile>().All, services.GetRequiredService<WorkingDays>(), Ct);
        var imported = await services.GetRequiredService<RegistryImport>().ImportAsync([registry.FullName], Ct);
        registry.Delete(recursive: true);
        Assert.Empty(imported.Problems);
        return services;
    }

    private static Task<RunSummary> CrawlAsync(ServiceProvider services) =>
        services.GetRequiredService<CrawlRunner>().RunAsync(new CrawlScope { Kind = RunKind.Crawl, Description = "全部网站" }, null, Ct);

    private static async Task<List<object?[]>> AskAsync(ServiceProvider services, string sql)
    {
        var rows = new List<object?[]>();
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        while (await reader.ReadAsync(Ct)) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    private static string Told(object?[] column) => FormattableString.Invariant($"{column[0]} {column[1]} {column[2]} {column[3] ?? "-"} {column[4] ?? "-"}");
}
