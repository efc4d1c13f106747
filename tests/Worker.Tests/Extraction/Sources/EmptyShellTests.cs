using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

/// <summary>A browser is costly and a site's own page is the truth: only a proven shell starts one.</summary>
public sealed class EmptyShellTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    public static IEnumerable<TheoryDataRow<string>> SavedPageNames() => SavedPages.Names();

    [Theory]
    [InlineData("<div id='app'></div><script src='/static/js/app.9c.js'></script>", "#app")]
    [InlineData("<ul><li v-for='i in list'><a>{{i.title}}</a></li></ul><script>new Vue({})</script>", "模板")]
    [InlineData("<ul id='newsList'></ul><script src='/js/list.js'></script>", "#newsList")]
    [InlineData("<div id='x7'></div><script>$.get('/a?b='+c,function(d){$('#x7').html(d)})</script>", "#x7")]
    [InlineData("<div class='gl_list'></div><script>$.get('/a?b='+c,function(d){$('.gl_list').html(d)})</script>", ".gl_list")]
    [InlineData("<p>数据正在加载，请稍候</p><script src='/js/all.js'></script>", "正在加载")]
    [InlineData("<script type='text/xml'><datastore><totalrecord>8</totalrecord><recordset></recordset></datastore></script>", "jpage")]
    public void Proof_Shell_SaysWhichPlaceWaits(string main, string part) => Assert.Contains(part, Proof(main), StringComparison.Ordinal);

    [Theory]
    [InlineData("<ul id='newsList'></ul>")]
    [InlineData("<ul id='newsList'></ul><script src='/js/jquery.min.js'></script>")]
    [InlineData("<p>暂无数据</p>")]
    [InlineData("<ul><li><a href='./202611/t20261101_1.html'>关于事项的通知</a><span>2026-11-01</span></li></ul><div id='list'></div><script>$.get('/a')</script>")]
    [InlineData("<ul><li><a href='./202611/t20261101_1.html'>关于事项的通知第一号</a></li></ul><div id='list'></div><script>$.get('/a')</script>")]
    [InlineData("<iframe src='list.html'></iframe><script src='/js/all.js'></script>")]
    [InlineData("<div id='list'></div><p>市林业局贯彻落实党中央关于林业工作的方针政策和决策部署，负责林业及其生态保护修复的监督管理，组织林业生态保护修复和造林绿化工作，负责森林、湿地资源的监督管理，负责监督管理荒漠化防治工作，"
        + "负责陆生野生动植物资源监督管理，负责监督管理各类自然保护地，负责推进林业改革相关工作，拟订林业资源优化配置及木材利用政策，指导国有林场基本建设和发展，负责落实综合防灾减灾规划相关要求，组织编制森林火灾防治规划和防护标准并指导实施，指导开展防火巡护、火源管理、防火设施建设等工作，完成市委、市政府交办的其他任务。</p><script>$.get('/a')</script>")]
    public void Proof_PageWithContentOrWithoutALoader_IsNone(string main) => Assert.Null(Proof(main));

    [Fact]
    public void Proof_PageCutShort_IsNone() => Assert.Null(Proof("<ul id='newsList'></ul><script src='/js/list.js'></script>", end: ""));

    [Fact]
    public void Proof_SearchPage_IsNone() => Assert.Null(Proof("<div id='list'></div><script>$.get('/a')</script>", path: "/search/index.html?keyword=a"));

    [Fact]
    public void Proof_ChallengePage_IsNone()
    {
        using var page = HtmlPage.Parse("<html><head><script>$_ts={};document.cookie='a';eval('1')</script></head><body><div id='app'></div></body></html>", new Uri("https://www.example.gov.cn/"));
        Assert.Null(EmptyShell.Proof(page, ListPageReader.Read(page, s_today)));
    }

    [Theory]
    [MemberData(nameof(SavedPageNames))]
    public void Proof_SavedPage_OnlyTheShellsAre(string name)
    {
        var expected = SavedPages.Expected(name);
        using var page = HtmlPage.Parse(SavedPages.Text(name, expected.Charset), new Uri(expected.Url));
        // both leave their own list to a script of another file; the second has lists of other columns beside it
        Assert.Equal(name is "script-shell" or "foreign-lists-on-a-script-page", EmptyShell.Proof(page, SavedPages.Read(SavedPages.Text(name, expected.Charset), expected)) is not null);
    }

    private static string? Proof(string main, string end = "</body></html>", string path = "/gzdt/")
    {
        using var page = HtmlPage.Parse(
            "<html><head><title>工作动态-某局</title></head><body><div class='nav'><a href='/tzgg/'>通知公告</a></div>"
            + $"<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/gzdt/'>工作动态</a></div><div class='main'>{main}</div>{end}",
            new Uri("https://www.example.gov.cn" + path));
        return EmptyShell.Proof(page, ListPageReader.Read(page, s_today));
    }
}
