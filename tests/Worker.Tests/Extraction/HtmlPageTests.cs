using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class HtmlPageTests
{
    private static readonly Uri s_address = new("http://x.example.gov.cn/a/");

    [Fact]
    public void Tags_Head_AreRead()
    {
        using var page = HtmlPage.Parse(
            """
            <html><head><title> 通知公告 </title><meta name="SiteIDCode" content="3600000000"><meta name="columnname" content="通知公告">
            <meta name="ColumnType" content=""><meta name="PubDate" content="2026-01-02 10:00"><meta name="others" content="页面生成时间 2026-10-11 11:36:07"></head><body></body></html>
            """,
            s_address);

        Assert.Equal("通知公告", page.Tags.Title);
        Assert.Equal("3600000000", page.Tags.SiteIdCode);
        Assert.Equal("通知公告", page.Tags.ColumnName);
        Assert.Null(page.Tags.ColumnType);
        Assert.Equal("2026-01-02 10:00", page.Tags.PubDate);
        Assert.Equal(new DateOnly(2026, 10, 11), page.Tags.GeneratedOn);
    }

    [Theory]
    [InlineData("<head><meta name=\"ColumnName\"content=\"通知公告\"name=\"x\"><meta name=COLUNMTYPE content=公告></head>")]
    [InlineData("<head>\ufeff<div></div><meta name=\"ColumnName\" content=\"通知公告\"><meta name=\"columntype\" content=\"公告\"></head>")]
    public void Tags_CarelesslyWritten_AreRead(string head)
    {
        using var page = HtmlPage.Parse($"<html>{head}<body><p>正文</p></body></html>", s_address);

        Assert.Equal(("通知公告", "公告"), (page.Tags.ColumnName, page.Tags.ColumnType));
    }

    [Fact]
    public void Parse_PartOfABuffer_ReadsOnlyThatPart()
    {
        var buffer = "<html><head><title>甲</title></head></html><title>乙</title>".ToCharArray();
        using var page = HtmlPage.Parse(buffer, 43, s_address);
        Assert.Equal("甲", page.Tags.Title);
        using var empty = HtmlPage.Parse(buffer, 0, s_address);
        Assert.Null(empty.Tags.Title);
    }

    [Theory]
    [InlineData("<ul><li>")]
    [InlineData("<div>")]
    [InlineData("<TABLE><tr><td>")]
    [InlineData("<font color=red>")]
    [InlineData("<ul><li></foo></bar>")]
    public void TooDeep_ManyUnclosedElements_IsTrue(string open) =>
        Assert.True(HtmlPage.TooDeep("<html><body>" + Many(open)));

    [Theory]
    [InlineData("<li><a href='1.html'>标题</a><br><img src='a.jpg'><span>2026-01-05</span></li>")]
    [InlineData("<p>一段<li>一条<tr><td>一格")]
    [InlineData("<!-- <div><div> --><script>var a='<div><div>';if(1<b){}</script>")]
    public void TooDeep_ManyElementsSideBySide_IsFalse(string element) => Assert.False(HtmlPage.TooDeep("<html><body><ul>" + Many(element) + "</ul></body></html>"));

    [Fact]
    public void TooDeep_SavedPages_AreNot()
    {
        foreach (var file in Directory.EnumerateFiles(SavedPages.Directory, "*.html")) Assert.False(HtmlPage.TooDeep(File.ReadAllText(file)), file);
    }

    private static string Many(string part) => string.Concat(Enumerable.Repeat(part, 5000));
}
