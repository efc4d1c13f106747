using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

/// <summary>The worst page of 2 MB costs a reader two seconds at most; twice that is allowed here, to a machine shared by others.</summary>
public sealed class HostilePageTests
{
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(4);

    private static readonly DateOnly s_today = new(2026, 11, 23);

    public static IEnumerable<TheoryDataRow<string>> Names() => HostilePages.All.Keys.Select(static name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_TwoMegabytes_InTwoSeconds(string name)
    {
        var html = HostilePages.All[name]();
        if (html.Length > HostilePages.Length) html = html[..HostilePages.Length];
        var text = html.ToCharArray();
        var slowest = (Step: "", Took: TimeSpan.Zero);
        Assert.Null(PageDrill.Fault(text, text.Length, s_today, withDates: false, (step, took) => slowest = took > slowest.Took ? (step, took) : slowest));
        Assert.True(slowest.Took < Most, $"{slowest.Step}: {slowest.Took.TotalSeconds:0.0} s of CPU");
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table>")]
    [InlineData("<font>")]
    [InlineData("<a href=1>")]
    public void TooDeep_AMillionElements_IsTrue(string open) => Assert.True(HtmlPage.TooDeep(string.Concat(Enumerable.Repeat(open, 1_000_000))));

    [Theory]
    [InlineData("<div class=\"a\"><ul><li><a href=\"1.html\">关于事项的通知</a><span>2026-01-05</span></li></ul></div>\n")]
    [InlineData("<svg viewBox=\"0 0 9 9\"><g><path d=\"M0 0\"/><circle r=\"1\"/><use href=\"#a\"/></g></svg>\n")]
    [InlineData("<select><option>友情链接<option>市政府</select><script>for(var i=0;i<list.length;i++){document.write('<li>');}</script>\n")]
    [InlineData("<table><tr><td><font color=\"red\"><b>关于事项的通知</b></font><td>2026-01-05<p>说明\n")]
    public void TooDeep_MuchOfAnOrdinaryPage_IsFalse(string part) => Assert.False(HtmlPage.TooDeep(string.Concat(Enumerable.Repeat(part, 1500)) + "</table>"));

    [Theory]
    [InlineData("http://h//evil:99999/")]
    [InlineData("//")]
    [InlineData("http://h/a/./..//[")]
    public void Read_EmbeddedListOnAnOddBase_IsRead(string address)
    {
        using var page = HtmlPage.Parse(
            $"<html><head><base href='{address}'></head><body><script><record><![CDATA[<li><a href='1.html'>关于事项的通知</a>2026-01-05</li>]]></record></script></body></html>",
            new Uri("http://x.example.gov.cn/a/"));
        Assert.Equal(new DateOnly(2026, 1, 5), ListPageReader.Read(page, s_today).Newest!.Date);
    }

    [Fact]
    public void Read_ClassOfTheNavigationOnTheHtmlElement_IsRead()
    {
        using var page = HtmlPage.Parse("<html class=\"page nav\"><body><ul><li><a href='1.html'>关于事项的通知</a><span>2026-01-05</span></li></ul></body></html>", new Uri("http://x.example.gov.cn/a/"));
        Assert.Equal(new DateOnly(2026, 1, 5), ListPageReader.Read(page, s_today).Newest!.Date);
    }

    [Fact]
    public void Read_YesterdayAboveAnAddressOfAnotherYear_IsYesterday()
    {
        using var page = HtmlPage.Parse("<html><body><ul><li><a href='./201811/t20181102_1.html'>关于事项的通知</a><span>昨天</span></li></ul></body></html>", new Uri("http://x.example.gov.cn/a/"));
        Assert.Equal(s_today.AddDays(-1), ListPageReader.Read(page, s_today).Newest!.Date);
    }

    [Fact]
    public void Tags_StampThatIsNoDate_IsNotTheNextDate()
    {
        using var page = HtmlPage.Parse("<html><body><p>页面生成时间 2026-13-45</p><i>2026-11-01</i></body></html>", new Uri("http://x.example.gov.cn/a/"));
        Assert.Null(page.Tags.GeneratedOn);
    }

    [Fact]
    public void Read_RecordsCommentedOutTogether_AreNone()
    {
        using var page = HtmlPage.Parse(
            """
            <html><body><script><recordset>
            <!-- <record><li><a href='1.html'>关于事项的通知</a>2026-03-05</li></record> <record><li><a href='2.html'>关于事项的通知</a>2026-02-05</li></record> -->
            <record><li><a href='3.html'>关于事项的通知</a>2026-01-05</li></record></recordset></script></body></html>
            """,
            new Uri("http://x.example.gov.cn/a/"));
        Assert.Equal(new DateOnly(2026, 1, 5), ListPageReader.Read(page, s_today).Newest!.Date);
    }
}
