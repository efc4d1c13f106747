using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class DateSpotFinderTests
{
    [Theory]
    [InlineData("<p>按照 2024-06-12 会商意见</p>")]
    [InlineData("<p>经 2024-06-12 局务会研究</p>")]
    public void Read_DayWithinASentence_DatesNothing(string line) => Assert.Null(Read("水库调度工作提示", line).Newest);

    [Theory]
    [InlineData("<p>来源：水库科 2024-06-12 浏览：31</p>")]
    [InlineData("<p>市水利局 2024-06-12 点击 31</p>")]
    [InlineData("<p>水库科 | 2024-06-12 | 动态</p>")]
    [InlineData("<p>水库科 2024-06-12</p>")]
    public void Read_DayAmongFacts_IsTaken(string line) => Assert.Equal(new DateOnly(2024, 6, 12), Read("水库调度工作提示", line).Newest?.Date);

    [Fact]
    public void Read_DayInBracketsAtTheTitlesEnd_IsUndated()
    {
        var reading = Read("水情日报（2024年6月12日）", "");
        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.Equal(5, reading.Items.Count);
        Assert.Equal("水情日报（2024年6月12日）", reading.Items[0].Title);
        Assert.Contains("写在标题里", reading.Items[0].Note, StringComparison.Ordinal);
    }

    private static ListReading Read(string title, string line)
    {
        var items = string.Concat(Enumerable.Range(1, 5).Select(i => $"<li><a href='rb{i}.html'>{title}</a>{line}</li>"));
        using var page = HtmlPage.Parse($"<html><body><p>当前位置：首页 > 水情</p><ul>{items}</ul></body></html>", new Uri("http://slj.example.gov.cn/sq/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
