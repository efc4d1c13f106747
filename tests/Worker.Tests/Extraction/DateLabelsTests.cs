using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class DateLabelsTests
{
    [Theory]
    [InlineData("成文日期：")]
    [InlineData("印发日期：")]
    [InlineData("制发时间：")]
    [InlineData("签发日期：")]
    public void Read_OnlyDatesOfTheDocument_IsUndatedWithTheArticlesToFollow(string label)
    {
        var reading = Read(day => $"<span>{label}{day}</span>");
        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.Equal(4, reading.Items.Count);
        Assert.All(reading.Items, static item => Assert.Null(item.Date));
        Assert.All(reading.Items, static item => Assert.EndsWith("不是发布日期", item.Note, StringComparison.Ordinal));
        Assert.Equal("http://slj.example.gov.cn/zwgk/gfxwj/11.html", reading.Items[0].Url);
    }

    [Theory]
    [InlineData("<span>成文日期：2024-01-05</span><span>发布日期：{0}</span>")]
    [InlineData("<span>成文日期：2024-01-05</span><span>{0}</span>")]
    [InlineData("<span>生成日期：{0}</span>")]
    [InlineData("<span>发文日期：{0}</span>")]
    [InlineData("<span>已办结</span><span>{0}</span>")]
    public void Read_AnotherDateThanTheDocuments_IsTaken(string facts) =>
        Assert.Equal(new DateOnly(2026, 5, 14), Read(day => facts.Replace("{0}", day, StringComparison.Ordinal)).Newest?.Date);

    [Fact]
    public void Read_NewerDocumentAboveAnOldPublication_IsUndated()
    {
        var first = true;
        var reading = Read(day => first && !(first = false) ? "<span>成文日期：2026-10-30</span>" : $"<span>发布日期：{day}</span>");
        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
    }

    [Theory]
    [InlineData("<span>办结时间：{0}</span>")]
    [InlineData("<span>办结：</span><span>{0}</span>")]
    public void Read_OnlyDaysOfTheProcess_IsNeverRead(string facts) =>
        Assert.Null(Read(day => facts.Replace("{0}", day, StringComparison.Ordinal)).Newest);

    private static ListReading Read(Func<string, string> facts)
    {
        string[] days = ["2026-05-14", "2026-04-22", "2026-03-03", "2026-01-19"];
        var items = string.Concat(days.Select((day, i) => $"<li><a href='{11 + i}.html'>第{i + 1}批河道采砂管理办法文本</a>{facts(day)}</li>"));
        using var page = HtmlPage.Parse($"<html><body><p>当前位置：首页 > 规范性文件</p><ul>{items}</ul></body></html>", new Uri("http://slj.example.gov.cn/zwgk/gfxwj/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
