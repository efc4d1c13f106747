using FreshnessCrawler.Worker.Campaigns;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Campaigns;

public sealed class ActivityWindowsTests
{
    private static readonly DateOnly Published = new(2026, 12, 28);

    [Theory]
    [InlineData("12月29日至1月8日", "2026-12-29", "2027-01-08")]
    [InlineData("1月5日上午9时起，至1月11日24时止", "2027-01-05", "2027-01-11")]
    [InlineData("即日起至12月31日（星期四）20:00", "2026-12-28", "2026-12-31")]
    [InlineData("1月1日至7日", "2027-01-01", "2027-01-07")]
    [InlineData("1月20-26日", "2027-01-20", "2027-01-26")]
    [InlineData("1.20-1.26", "2027-01-20", "2027-01-26")]
    [InlineData("2026年12月30日9:00—2027年1月2日18:00", "2026-12-30", "2027-01-02")]
    [InlineData("明天上午10点起", "2026-12-29", null)]
    [InlineData("从本周五起", "2027-01-01", null)]
    [InlineData("下周一零时开始", "2027-01-04", null)]
    [InlineData("一月十二日起", "2027-01-12", null)]
    [InlineData("投票截止：1月3日", null, "2027-01-03")]
    [InlineData("1月3日24时止", null, "2027-01-03")]
    public void Find_SentenceWithATime_GivesFirstAndLastDay(string sentence, string? starts, string? ends)
    {
        var window = Assert.Single(ActivityWindows.Find(sentence, Published));

        Assert.Equal((Day(starts), Day(ends), true), (window.Starts, window.Ends, window.Shown));
    }

    [Theory]
    [InlineData("1月3日，天气晴")]
    [InlineData("1月3日晚8点抽出30位")]
    public void Find_OnlyADay_IsNoTimeToTakePart(string sentence) => Assert.False(Assert.Single(ActivityWindows.Find(sentence, Published)).Shown);

    [Theory]
    [InlineData("13月1日起")]
    [InlineData("2月30日起")]
    [InlineData("版本1.20")]
    [InlineData("没有日期")]
    public void Find_NoDay_GivesNone(string sentence) => Assert.Empty(ActivityWindows.Find(sentence, Published));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text);
}
