using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using FreshnessCrawler.Worker.Feeds;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class ChineseNumberTests
{
    [Theory]
    [InlineData("二〇二六", 2026)]
    [InlineData("二○二六", 2026)]
    [InlineData("二◯二六", 2026)]
    [InlineData("二零二六", 2026)]
    [InlineData("二OО六", 2006)]
    [InlineData("元", 1)]
    [InlineData("一一", 11)]
    [InlineData("〇九", 9)]
    [InlineData("一〇", 10)]
    [InlineData("十", 10)]
    [InlineData("十六", 16)]
    [InlineData("二十", 20)]
    [InlineData("二十三", 23)]
    [InlineData("廿", 20)]
    [InlineData("廿三", 23)]
    [InlineData("卅一", 31)]
    public void TryRead_EverySpelling_IsTheNumber(string run, int expected)
    {
        Assert.Equal(run.Length, ChineseNumber.RunAt(run, 0, 5).Length);
        Assert.True(ChineseNumber.TryRead(run, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("四十")]
    [InlineData("十十")]
    [InlineData("一二十")]
    [InlineData("二十三四")]
    [InlineData("一二三四五")]
    public void TryRead_NoNumberOfADate_IsRefused(string run) => Assert.False(ChineseNumber.TryRead(run, out _));

    [Theory]
    [InlineData("二〇二六年元月廿三日")]
    [InlineData("二○二六年一月二十三日")]
    [InlineData("二◯二六年〇一月二三日")]
    [InlineData("二零二六年元月二十三日")]
    public void Readers_EverySpelling_ReadTheSameDay(string text)
    {
        var expected = new DateOnly(2026, 1, 23);
        Assert.True(DateText.TryFind(text, new DateOnly(2026, 11, 23), out var listed));
        Assert.Equal(expected, listed.Value);
        using var page = HtmlPage.Parse($"<html><head><meta name=\"ArticleTitle\" content=\"关于检疫工作的通知\"><meta name=\"PubDate\" content=\"{text}\"></head><body><h1>关于检疫工作的通知</h1><p>各县区林业局要认真做好检疫工作，严格执行有关规定，确保安全。</p></body></html>", new Uri("http://a.gov.cn/tzgg/1.html"));
        Assert.Equal(expected, ArticleReader.Read(page, new DateOnly(2026, 11, 23))?.Date);
        Assert.True(FeedDate.TryRead(text, TimeSpan.FromHours(8), out var fed));
        Assert.Equal(new DateTimeOffset(2026, 1, 23, 0, 0, 0, TimeSpan.FromHours(8)), fed);
    }

    [Theory]
    [InlineData("500元月票", true)]
    [InlineData("五百元月票", true)]
    [InlineData("二〇二六年元月", false)]
    [InlineData("元月", false)]
    public void IsSum_AYuanBehindANumber_IsMoney(string text, bool expected) => Assert.Equal(expected, ChineseNumber.IsSum(text, text.IndexOf('元', StringComparison.Ordinal)));
}
