using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Templates;
using FreshnessCrawler.Worker.Tests.Extraction.Templates;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>The general reader speaks first; a template may only show that a column is fresh.</summary>
public sealed class PageReaderTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);
    private static readonly PageReader s_reader = new(new TemplateReader(TemplatePages.Book));

    [Fact]
    public void Read_FreshListOfItsOwnDirectoryThatIsInDoubt_IsTheTemplates()
    {
        using var page = InDoubt("tzgg", s_today.AddDays(-14));

        AssertGeneralDoubts(page);
        var reading = s_reader.Read(page, ColumnCategory.Notice, s_today);
        Assert.Equal((ReadingOutcome.Read, s_today.AddDays(-14)), (reading.Outcome, reading.Newest!.Date));
        Assert.Contains("ETUI3", reading.Template, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(400)]
    public void Read_OldListThatIsInDoubt_StaysInDoubt(int days)
    {
        using var page = InDoubt("tzgg", s_today.AddDays(-days));

        AssertGeneralDoubts(page);
        Assert.NotNull(new TemplateReader(TemplatePages.Book).Read(page, s_today));
        AssertAsGeneral(page);
    }

    [Fact]
    public void Read_FreshListOfAnotherDirectory_StaysInDoubt()
    {
        using var page = InDoubt("xwzx", s_today.AddDays(-1));

        AssertGeneralDoubts(page);
        Assert.NotNull(new TemplateReader(TemplatePages.Book).Read(page, s_today));
        AssertAsGeneral(page);
    }

    [Fact]
    public void Read_ListThatTheGeneralReaderReads_IsTheGeneralReaders()
    {
        using var page = Page(ListOf("tzgg", s_today.AddDays(-1)));

        var reading = s_reader.Read(page, ColumnCategory.Notice, s_today);

        Assert.Equal(ReadingOutcome.Read, reading.Outcome);
        Assert.DoesNotContain("ETUI3", reading.Template ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HomePage_IsReadAsOne()
    {
        using var page = Page(ListOf("tzgg", s_today.AddDays(-1)));

        var (reading, home) = (s_reader.Read(page, ColumnCategory.Home, s_today), HomePageReader.Read(page, s_today));

        Assert.Equal((home.Outcome, home.Reason, home.Template), (reading.Outcome, reading.Reason, reading.Template));
    }

    private static void AssertGeneralDoubts(HtmlPage page) => Assert.NotEqual(ReadingOutcome.Read, ListPageReader.Read(page, s_today).Outcome);

    private static void AssertAsGeneral(HtmlPage page)
    {
        var (reading, general) = (s_reader.Read(page, ColumnCategory.Notice, s_today), ListPageReader.Read(page, s_today));
        Assert.Equal((general.Outcome, general.Reason, general.Newest?.Date), (reading.Outcome, reading.Reason, reading.Newest?.Date));
    }

    // Links of one and the same words are no titles to the general reader.
    private static HtmlPage InDoubt(string directory, DateOnly newest) => Page(ListOf(directory, newest, "查看详情", "查看详情", "查看详情", "查看详情"));

    private static string ListOf(string directory, DateOnly newest) =>
        ListOf(directory, newest, "关于开展冬春农田水利建设检查的通知", "市农业农村局部署秋粮收储工作", "关于公布第二批示范合作社名单的公示", "市农业农村局举办农机安全培训");

    private static string ListOf(string directory, DateOnly newest, params string[] titles)
    {
        var items = titles.Select((title, i) => string.Create(CultureInfo.InvariantCulture, $"<li><a href=\"/{directory}/c{i}.html\">{title}</a><span class=\"time\">{newest.AddDays(-9 * i):yyyy-MM-dd}</span></li>"));
        return $"<ul class=\"list-date\">{string.Concat(items)}</ul>";
    }

    private static HtmlPage Page(string list) => HtmlPage.Parse(
        $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>通知公告</title><meta name=\"ColumnName\" content=\"通知公告\"><link rel=\"stylesheet\" href=\"/assets/css/ETUI/ETUI3.min.css\"></head><body><ol class=\"breadcrumb\"><li><a href=\"/index.html\">首页</a></li><li class=\"active\">通知公告</li></ol>{list}<div class=\"footer\"><p>主办：示例市人民政府办公室</p></div></body></html>",
        new Uri("http://www.a.gov.cn/tzgg/index.html"));
}
