using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Following;

/// <summary>Columns whose page does not say when they were last updated, on a site of real HTTP.</summary>
public sealed class ListPursuitTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_ShellWithAJsonAddress_ReadsTheAddress()
    {
        var pursuit = await PursueAsync(
            Column("<ul id=\"list\"></ul><script>$.getJSON('/api/news.json?page=1',function(r){show(r);});</script>"),
            ("/api/news.json", Json(Items(4, -2))));

        Assert.Equal(ReadingOutcome.Read, pursuit.Reading.Outcome);
        Assert.Equal(s_today.AddDays(-2), pursuit.Reading.Newest!.Date);
        Assert.Equal(ReadingWay.Json, pursuit.Reading.Way);
        Assert.EndsWith("/api/news.json?page=1", pursuit.Reading.SourceUrl, StringComparison.Ordinal);
        Assert.True(pursuit.Reading.DependsOnDay);
        Assert.Single(pursuit.Trail.Pages);
    }

    [Fact]
    public async Task ReadAsync_ListInAFrame_ReadsTheFrame()
    {
        var pursuit = await PursueAsync(
            Column("<iframe name=\"list\" src=\"/zwgk/gzdt/list.html\" width=\"800\" height=\"900\"></iframe>"),
            ("/zwgk/gzdt/list.html", $"<html><head><title>工作动态</title></head><body><ul>{List(5, -6)}</ul></body></html>"));

        Assert.Equal(s_today.AddDays(-6), pursuit.Reading.Newest!.Date);
        Assert.Equal(ReadingWay.Frame, pursuit.Reading.Way);
    }

    [Fact]
    public async Task ReadAsync_SourceThatFails_LeavesTheReasonOfThePage()
    {
        var pursuit = await PursueAsync(Column("<ul id=\"list\"></ul><script>$.getJSON('/api/news.json?page=1',function(r){show(r);});</script>"));

        Assert.Equal(ReadingOutcome.NotRead, pursuit.Reading.Outcome);
        Assert.NotNull(pursuit.Reading.Reason);
        Assert.Contains(pursuit.Trail.Steps, step => step.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_ListWithoutDates_ReadsTheArticles()
    {
        var pursuit = await PursueAsync(Column($"<ul>{List(4, null)}</ul>"), [.. Enumerable.Range(0, 4).Select(i => ($"/zwgk/gzdt/{5551000 + i}.html", Article(-40 - i)))]);

        Assert.Equal(ReadingOutcome.Read, pursuit.Reading.Outcome);
        Assert.Equal(s_today.AddDays(-40), pursuit.Reading.Newest!.Date);
        Assert.Equal(DateSource.Article, pursuit.Reading.Newest.Source);
        Assert.Equal(4, pursuit.Trail.Pages.Count);
    }

    [Fact]
    public async Task ReadAsync_ArticlesThatCannotBeRead_AreNotSaidToBeWithoutDates()
    {
        var pursuit = await PursueAsync(Column($"<ul>{List(4, null)}</ul>"));

        Assert.Equal(ReadingOutcome.NotRead, pursuit.Reading.Outcome);
        Assert.NotNull(pursuit.Reading.Reason);
        Assert.All(pursuit.Reading.Items, item => Assert.Null(item.Date));
    }

    [Fact]
    public async Task ReadAsync_ArticlesWithoutADateOfTheirOwn_IsUndated()
    {
        var bare = Article(0).Replace($"发布时间：{Day(0)}", "字号：大 中 小", StringComparison.Ordinal);
        var pursuit = await PursueAsync(Column($"<ul>{List(4, null)}</ul>"), [.. Enumerable.Range(0, 4).Select(i => ($"/zwgk/gzdt/{5551000 + i}.html", bare))]);

        Assert.Equal(ReadingOutcome.Undated, pursuit.Reading.Outcome);
    }

    [Fact]
    public async Task ReadAsync_TwoSourcesOneOfThemOld_IsNotTheOldOnesColumn()
    {
        const string Scripts = "<ul id=\"list\"></ul><script>$.getJSON('/api/a.json?page=1',function(r){show(r);});$.getJSON('/api/b.json?page=1',function(r){show(r);});</script>";

        var fresh = await PursueAsync(Column(Scripts), ("/api/a.json", Json(Items(4, -300))), ("/api/b.json", Json(Items(4, -2))));
        var unsure = await PursueAsync(Column(Scripts), ("/api/a.json", Json(Items(4, -300))));

        Assert.Equal(s_today.AddDays(-2), fresh.Reading.Newest!.Date);
        Assert.Equal(ReadingOutcome.NotRead, unsure.Reading.Outcome);
    }

    [Theory]
    [InlineData(-2, ReadingOutcome.Read)]
    [InlineData(-300, ReadingOutcome.NotRead)]
    public async Task ReadAsync_SourceThatThePageAsksByPost_SpeaksForTheColumnOnly(int newest, ReadingOutcome expected)
    {
        const string Script = "<ul id=\"list\"></ul><script>$.post('/zwgk/gzdt/list.json?channelId=12&page=1',function(r){$.each(r.data.list,function(i,v){$('#list').append('<li>'+v.title+'</li>');});});</script>";

        var pursuit = await PursueAsync(Column(Script), ("/zwgk/gzdt/list.json", Json(Items(4, newest))));

        Assert.Equal(expected, pursuit.Reading.Outcome);
        Assert.Single(pursuit.Trail.Pages);
    }

    [Fact]
    public async Task ReadAsync_SourceThatThePageAsksByPostIsEmpty_IsNoBlankColumn()
    {
        const string Script = "<ul id=\"list\"></ul><script>$.post('/zwgk/gzdt/list.json?channelId=12&page=1',function(r){$.each(r.data.list,function(i,v){$('#list').append('<li>'+v.title+'</li>');});});</script>";

        var pursuit = await PursueAsync(Column(Script), ("/zwgk/gzdt/list.json", "{\"code\":200,\"msg\":\"success\",\"data\":{\"total\":0,\"list\":[]}}"));

        Assert.Equal(ReadingOutcome.NotRead, pursuit.Reading.Outcome);
        Assert.Single(pursuit.Trail.Pages);
    }

    [Fact]
    public async Task ReadAsync_OldFeedOfAColumnThatCannotBeRead_ProvesNothing()
    {
        var pursuit = await PursueAsync(
            Column("<ul id=\"list\"></ul><script src=\"/js/list.js\"></script>", "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/zwgk/gzdt/rss.xml\">"),
            ("/zwgk/gzdt/rss.xml", Feed("/zwgk/gzdt/", -900)));

        Assert.Equal(ReadingOutcome.NotRead, pursuit.Reading.Outcome);
    }

    [Fact]
    public async Task ReadAsync_ManyItemsWithoutDates_AsksForNoMoreThanItMay()
    {
        var articles = Enumerable.Range(0, 30).Select(i => ($"/zwgk/gzdt/{5551000 + i}.html", Article(-40 - i))).ToArray();
        var pursuit = await PursueAsync(Column($"<ul>{List(30, null)}</ul>"), articles);

        Assert.Equal(new FollowOptions().ArticlesPerColumn, pursuit.Trail.Pages.Count);
        // from new to old: what was not read is older
        Assert.Equal(s_today.AddDays(-40), pursuit.Reading.Newest!.Date);
    }

    [Fact]
    public async Task ReadAsync_ItemsKnownFromEarlierNights_AreNotAskedForAgain()
    {
        var asked = new List<IReadOnlyList<ListItem>>();
        Task<RememberedItems> RecallAsync(IReadOnlyList<ListItem> items, CancellationToken ct)
        {
            asked.Add(items);
            return Task.FromResult(new RememberedItems(
                [.. items.Select((item, i) => i == 0 ? item : item with { Date = s_today.AddDays(-60 - i), Source = DateSource.Article })],
                new Dictionary<string, DateOnly>(StringComparer.Ordinal),
                new HashSet<string>(StringComparer.Ordinal)));
        }

        var pursuit = await PursueAsync(Column($"<ul>{List(6, null)}</ul>"), request => request with { Recall = RecallAsync }, ("/zwgk/gzdt/5551000.html", Article(-5)));

        Assert.Single(asked);
        Assert.Single(pursuit.Trail.Pages);
        Assert.Equal(s_today.AddDays(-5), pursuit.Reading.Newest!.Date);
    }

    [Fact]
    public async Task ReadAsync_ItemsThatNoEarlierNightCouldDate_AreNotAllAskedForAgain()
    {
        Task<RememberedItems> RecallAsync(IReadOnlyList<ListItem> items, CancellationToken ct) =>
            Task.FromResult(RememberedItems.Nothing(items) with { Tried = items.Skip(1).Select(item => item.Url).ToHashSet(StringComparer.Ordinal) });

        var pursuit = await PursueAsync(Column($"<ul>{List(9, null)}</ul>"), request => request with { Recall = RecallAsync }, ("/zwgk/gzdt/5551000.html", Article(-5)));

        // two that fail running end it
        Assert.Equal(1 + 2, pursuit.Trail.Pages.Count);
        Assert.Equal(s_today.AddDays(-5), pursuit.Reading.Newest!.Date);
    }

    [Fact]
    public async Task ReadAsync_ItemFirstSeenInAWatchedColumn_IsThatDaysItem()
    {
        Task<RememberedItems> RecallAsync(IReadOnlyList<ListItem> items, CancellationToken ct) =>
            Task.FromResult(RememberedItems.Nothing(items) with { FirstSeen = new Dictionary<string, DateOnly>(StringComparer.Ordinal) { [items[0].Url] = s_today.AddDays(-3) } });

        var pursuit = await PursueAsync(Column($"<ul>{List(3, null)}</ul>"), request => request with { Recall = RecallAsync });

        Assert.Equal(s_today.AddDays(-3), pursuit.Reading.Newest!.Date);
        Assert.Equal(DateSource.FirstSeen, pursuit.Reading.Newest.Source);
    }

    [Fact]
    public async Task ReadAsync_OldListWithAFresherFeedOfItsOwn_TakesTheFeed()
    {
        var pursuit = await PursueAsync(
            Column($"<ul>{List(5, -90)}</ul>", "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/zwgk/gzdt/rss.xml\">"),
            ("/zwgk/gzdt/rss.xml", Feed("/zwgk/gzdt/", -4)));

        Assert.Equal(s_today.AddDays(-4), pursuit.Reading.Newest!.Date);
        Assert.Equal(ReadingWay.Feed, pursuit.Reading.Way);
    }

    [Fact]
    public async Task ReadAsync_FeedOfTheWholeSite_DoesNotMakeTheColumnFresh()
    {
        var pursuit = await PursueAsync(
            Column($"<ul>{List(5, -90)}</ul>", "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/rss.xml\">"),
            ("/rss.xml", Feed("/other/", -1)));

        Assert.Equal(s_today.AddDays(-90), pursuit.Reading.Newest!.Date);
        Assert.Equal(ReadingWay.Page, pursuit.Reading.Way);
    }

    [Fact]
    public async Task ReadAsync_FreshList_AsksForNothingMore()
    {
        var pursuit = await PursueAsync(
            Column($"<ul>{List(5, -3)}</ul>", "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/zwgk/gzdt/rss.xml\">"),
            ("/zwgk/gzdt/rss.xml", Feed("/zwgk/gzdt/", 0)));

        Assert.Empty(pursuit.Trail.Pages);
        Assert.Equal(s_today.AddDays(-3), pursuit.Reading.Newest!.Date);
    }

    [Fact]
    public async Task ReadAsync_PastTheDeadline_AsksForNothing()
    {
        var pursuit = await PursueAsync(Column($"<ul>{List(4, null)}</ul>"), request => request with { MayGoOn = () => false }, ("/zwgk/gzdt/5551000.html", Article(-5)));

        Assert.Empty(pursuit.Trail.Pages);
        Assert.Equal(ReadingOutcome.NotRead, pursuit.Reading.Outcome);
    }

    private static Task<Pursuit> PursueAsync(string html, params (string Path, string Body)[] others) => PursueAsync(html, static request => request, others);

    private static async Task<Pursuit> PursueAsync(string html, Func<PursuitRequest, PursuitRequest> with, params (string Path, string Body)[] others)
    {
        const string Column = "/zwgk/gzdt/index.html";
        await using var site = await TestSite.StartAsync(context =>
        {
            var body = others.FirstOrDefault(other => other.Path == context.Request.Path).Body;
            if (context.Request.Path == Column) body = html;
            if (body is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            context.Response.ContentType = body[0] switch { '{' => "application/json", _ when body.StartsWith("<?xml", StringComparison.Ordinal) => "application/rss+xml; charset=utf-8", _ => "text/html; charset=utf-8" };
            return context.Response.WriteAsync(body);
        });
        using var fetcher = Fetchers.Create();
        using var page = await fetcher.FetchAsync(new PageRequest(site.Url(Column)), Ct);
        Assert.Equal(FetchStatus.Ok, page.Status);
        using var parsed = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        var request = with(new PursuitRequest(parsed, page, ColumnCategory.News, "工作动态", s_today));
        return await new ListPursuit(PageReader.Shipped, fetcher, null, new FollowOptions()).ReadAsync(request, Ct);
    }

    private static string Column(string content, string head = "") => $"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>工作动态-市林业局</title><meta name="ColumnName" content="工作动态">{head}</head>
        <body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>
        <div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/gzdt/">工作动态</a></div>
        <div class="main">{content}</div><div class="foot">主办单位：市林业局 赣ICP备00000001号</div></body></html>
        """;

    private static string List(int count, int? newest) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $"<li><a href=\"/zwgk/gzdt/{5551000 + i}.html\">全市林业工作推进会第{"一二三四五六七八九十"[i % 10]}次会议召开</a>{(newest is { } day ? $"<span>{Day(day - i)}</span>" : "")}</li>"));

    private static string Article(int day) => $"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>全市林业工作推进会召开</title><meta name="ArticleTitle" content="全市林业工作推进会召开"></head>
        <body><div class="crumb">当前位置：<a href="/">首页</a> &gt; 工作动态</div><h1>全市林业工作推进会召开</h1><div class="info">发布时间：{Day(day)}　来源：市林业局</div>
        <div class="content"><p>会议总结了今年以来的工作，部署了下一阶段的任务，要求各地压实责任、加快进度、确保质量。</p></div><div class="foot">主办单位：市林业局</div></body></html>
        """;

    private static IEnumerable<string> Items(int count, int newest) => Enumerable.Range(0, count).Select(i =>
        $$"""{"title":"全市林业工作推进会第{{"一二三四五六七八九十"[i]}}次会议召开","url":"/zwgk/gzdt/{{5551000 + i}}.html","publishTime":"{{Day(newest - i)}} 09:00:00"}""");

    private static string Json(IEnumerable<string> items) => "{\"code\":200,\"data\":{\"total\":40,\"list\":[" + string.Join(',', items) + "]}}";

    private static string Feed(string directory, int newest)
    {
        var items = string.Concat(Enumerable.Range(0, 3).Select(i =>
            $"<item><title>简讯{i}</title><link>{directory}{5551000 + i}.html</link><pubDate>{At(newest - i).ToString("R", CultureInfo.InvariantCulture)}</pubDate></item>"));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>市林业局</title><link>/</link>{items}</channel></rss>";
    }

    private static DateTimeOffset At(int day) => new(s_today.AddDays(day), new TimeOnly(1, 0), TimeSpan.Zero);

    private static string Day(int day) => s_today.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
