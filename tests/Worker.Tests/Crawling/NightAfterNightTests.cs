using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>What one night remembers for the next, over real HTTP and a real database.</summary>
public sealed class NightAfterNightTests(PostgresFixture postgres)
{
    private const string Column = "/tzgg/";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NightAsync_ListCollapsesInANewLook_BlamesNobodyUntilAPersonHasLooked()
    {
        await using var town = await SmallTown.BuildAsync(postgres, Ct, ("工作动态", Column, "news"));
        town.Pages["/"] = SmallTown.Home(("工作动态", Column));
        town.Pages[Column] = SmallTown.Column("工作动态", SmallTown.Items(Column, 12, -2));
        await town.NightAsync(Ct);
        town.Pages[Column] = SmallTown.Column("工作动态", SmallTown.Items(Column, 2, -200, first: 50), listClass: "recommend-box");

        await town.NightAsync(Ct);

        Assert.Empty(await town.AskAsync("select 1 from open_finding", Ct));
        var doubt = Assert.Single(await town.AskAsync("select column_id, reason from reader_suspect", Ct));
        Assert.Equal(["suspect"], Assert.Single(await town.AskAsync("select state from column_freshness where category = 'news'", Ct)));

        Assert.True(await town.Services.GetRequiredService<ReaderAcceptances>().AcceptAsync((long)doubt[0]!, "检查组", "栏目已改版", Ct));
        await town.NightAsync(Ct);

        Assert.Single(await town.AskAsync("select 1 from open_finding where rule = 'C-NEWS'", Ct));
        Assert.Empty(await town.AskAsync("select 1 from reader_suspect", Ct));
    }

    [Fact]
    public async Task NightAsync_ListWithoutDates_ReadsEachArticleOnce()
    {
        await using var town = await SmallTown.BuildAsync(postgres, Ct, ("通知公告", Column, "notice"));
        town.Pages["/"] = SmallTown.Home(("通知公告", Column));
        town.Pages[Column] = SmallTown.Column("通知公告", SmallTown.Items(Column, 4, 0, dated: false));
        for (var i = 0; i < 4; i++) town.Pages[$"{Column}{7001000 + i}.html"] = SmallTown.Article(-30 - i);

        await town.NightAsync(Ct);
        Assert.Equal(["read", "article", SmallTown.Today.AddDays(-30)], await ReadingAsync(town, "notice"));

        town.Forget();
        town.Pages[$"{Column}7001099.html"] = SmallTown.Article(-1);
        town.Pages[Column] = SmallTown.Column("通知公告", SmallTown.Items(Column, 1, 0, dated: false, first: 99) + SmallTown.Items(Column, 4, 0, dated: false));
        await town.NightAsync(Ct);

        Assert.Equal(["read", "article", SmallTown.Today.AddDays(-1)], await ReadingAsync(town, "notice"));
        Assert.Equal(1, town.TimesAsked($"{Column}7001099.html"));
        Assert.Equal(0, town.TimesAsked($"{Column}7001000.html"));
    }

    [Fact]
    public async Task NightAsync_ColumnThatTheNavigationMoved_IsReportedAsThatAndNotAsStale()
    {
        await using var town = await SmallTown.BuildAsync(postgres, Ct, ("工作动态", Column, "news"), ("政策文件", "/zcwj/", "policy"), ("林业知识", "/lyzs/", "other"));
        foreach (var (name, path) in new[] { ("工作动态", Column), ("政策文件", "/zcwj/"), ("林业知识", "/lyzs/") }) town.Pages[path] = SmallTown.Column(name, SmallTown.Items(path, 8, -3));
        town.Pages["/"] = SmallTown.Home(("工作动态", Column), ("政策文件", "/zcwj/"), ("林业知识", "/lyzs/"));
        await town.NightAsync(Ct);
        town.Pages["/"] = SmallTown.Home(("工作动态", "/xin/gzdt/"), ("政策文件", "/zcwj/"), ("林业知识", "/lyzs/"));
        town.Pages[Column] = SmallTown.Column("工作动态", SmallTown.Items(Column, 8, -60));

        await town.NightAsync(Ct);

        Assert.Empty(await town.AskAsync("select 1 from open_finding", Ct));
        var place = Assert.Single(await town.AskAsync("select column_name, place, detail from column_place", Ct));
        Assert.Equal(["工作动态", "moved"], place[..2]);
        Assert.Contains("/xin/gzdt/", (string)place[2]!, StringComparison.Ordinal);

        // Without a navigation tonight it has not come back.
        town.Pages.TryRemove("/", out _);
        await town.NightAsync(Ct);
        Assert.Empty(await town.AskAsync("select 1 from open_finding where rule = 'C-NEWS'", Ct));
    }

    [Fact]
    public async Task NightAsync_ColumnsThatLeftTheNavigation_AreToldFromAMenuThatIsBroken()
    {
        (string Name, string Path)[] all = [("工作动态", Column), ("政策文件", "/zcwj/"), ("林业知识", "/lyzs/"), ("规划计划", "/ghjh/")];
        await using var town = await SmallTown.BuildAsync(postgres, Ct, [.. all.Select(c => (c.Name, c.Path, "other"))]);
        foreach (var (name, path) in all) town.Pages[path] = SmallTown.Column(name, SmallTown.Items(path, 8, -3));
        town.Pages["/"] = SmallTown.Home(all);
        await town.NightAsync(Ct);

        town.Pages["/"] = SmallTown.Home(all[3]);
        await town.NightAsync(Ct);
        Assert.Empty(await town.AskAsync("select 1 from column_place", Ct));

        town.Pages["/"] = SmallTown.Home(all[1..]);
        await town.NightAsync(Ct);
        Assert.Equal(["工作动态", "vanished"], Assert.Single(await town.AskAsync("select column_name, place from column_place", Ct)));
    }

    [Fact]
    public async Task NightAsync_ItemThatShowsAnotherDate_IsKeptAsASign()
    {
        await using var town = await SmallTown.BuildAsync(postgres, Ct, ("工作动态", Column, "news"));
        town.Pages["/"] = SmallTown.Home(("工作动态", Column));
        town.Pages[Column] = SmallTown.Column("工作动态", SmallTown.Items(Column, 8, -40));
        await town.NightAsync(Ct);
        Assert.Empty(await town.AskAsync("select 1 from date_sign", Ct));
        town.Pages[Column] = SmallTown.Column("工作动态", SmallTown.Items(Column, 1, -2) + SmallTown.Items(Column, 7, -41, first: 1));

        await town.NightAsync(Ct);

        var sign = Assert.Single(await town.AskAsync("select kind, date_before, date_after from date_sign", Ct));
        Assert.Equal(["redated", SmallTown.Today.AddDays(-40), SmallTown.Today.AddDays(-2)], [sign[0], Day(sign[1]), Day(sign[2])]);
    }

    private static async Task<object?[]> ReadingAsync(SmallTown town, string category)
    {
        var row = Assert.Single(await town.AskAsync($"select outcome, newest_source, newest from column_freshness where category = '{category}'", Ct));
        return [row[0], row[1], Day(row[2])];
    }

    private static object? Day(object? value) => value is DateTime day ? DateOnly.FromDateTime(day) : value;
}
