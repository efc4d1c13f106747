using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class DateTextTests
{
    private static readonly DateOnly s_anchor = new(2026, 11, 20);

    [Theory]
    [InlineData("2026-09-16", "2026-09-16")]
    [InlineData("2026/7/31", "2026-07-31")]
    [InlineData("2026.07.31", "2026-07-31")]
    [InlineData("2026年7月31日", "2026-07-31")]
    [InlineData("2026年07月31", "2026-07-31")]
    [InlineData("(2026-09-16)", "2026-09-16")]
    [InlineData("[2026/09/16]", "2026-09-16")]
    [InlineData("（2026-09-16）", "2026-09-16")]
    [InlineData("【2026年9月16日】", "2026-09-16")]
    [InlineData("２０２６－０９－１６", "2026-09-16")]
    [InlineData("2026 - 09 - 16", "2026-09-16")]
    [InlineData("2026-09-16 10:20:33", "2026-09-16")]
    [InlineData("2026-09-16T10:20:33Z", "2026-09-16")]
    [InlineData("2007-08-20-23:59:59", "2007-08-20")]
    [InlineData("20260916", "2026-09-16")]
    [InlineData("26-09-16", "2026-09-16")]
    [InlineData("民国115年9月16日", "2026-09-16")]
    [InlineData("中華民國115.9.16", "2026-09-16")]
    [InlineData("二〇二六年九月十六日", "2026-09-16")]
    [InlineData("二○二六年十一月三十日", "2026-11-30")]
    [InlineData("二零二六年一〇月廿一日", "2026-10-21")]
    [InlineData("二◯二六年元月二十三日", "2026-01-23")]
    [InlineData("November 4, 2026", "2026-11-04")]
    [InlineData("Sept. 16, 2026", "2026-09-16")]
    [InlineData("16 September 2026", "2026-09-16")]
    [InlineData("May 1st, 2026", "2026-05-01")]
    [InlineData("Updated: Nov 4,2026 09:30", "2026-11-04")]
    [InlineData("发布时间：2026-02-28 来源：本网", "2026-02-28")]
    [InlineData("2024-02-29", "2024-02-29")]
    public void TryFind_FullDate_GivesTheDay(string text, string expected)
    {
        Assert.True(DateText.TryFind(text, s_anchor, out var found));
        Assert.Equal(DateOnly.Parse(expected), found.Value);
        Assert.Equal(DatePrecision.Day, found.Precision);
        Assert.True(found.YearShown);
    }

    [Theory]
    [InlineData("11-20", "2026-11-20")]
    [InlineData("11-21", "2026-11-21")]
    [InlineData("11-22", "2025-11-22")]
    [InlineData("9月16日", "2026-09-16")]
    [InlineData("12月31日", "2025-12-31")]
    [InlineData("10/11", "2026-10-11")]
    [InlineData("[09-16]", "2026-09-16")]
    [InlineData("02-29", "2024-02-29")]
    [InlineData("今天", "2026-11-20")]
    [InlineData("昨天 10:20", "2026-11-19")]
    [InlineData("前天", "2026-11-18")]
    [InlineData("3天前", "2026-11-17")]
    [InlineData("5 小时前", "2026-11-20")]
    [InlineData("刚刚", "2026-11-20")]
    [InlineData("十一月二十日", "2026-11-20")]
    [InlineData("元月卅一日", "2026-01-31")]
    [InlineData("十二月一日", "2025-12-01")]
    [InlineData("Nov 4", "2026-11-04")]
    [InlineData("4 Nov", "2026-11-04")]
    [InlineData("半小时前", "2026-11-20")]
    [InlineData("上周五", "2026-11-13")]
    [InlineData("上周", "2026-11-15")]
    [InlineData("本周三", "2026-11-18")]
    [InlineData("2个月前", "2026-09-20")]
    [InlineData("3 days ago", "2026-11-17")]
    public void TryFind_WithoutYear_CountsBackFromTheAnchor(string text, string expected)
    {
        Assert.True(DateText.TryFind(text, s_anchor, out var found));
        Assert.Equal(DateOnly.Parse(expected), found.Value);
        Assert.False(found.YearShown);
    }

    [Theory]
    [InlineData("2026-09", "2026-09-01")]
    [InlineData("2026年9月", "2026-09-01")]
    [InlineData("二〇二六年九月", "2026-09-01")]
    [InlineData("Sep 2026", "2026-09-01")]
    public void TryFind_MonthOnly_SaysSo(string text, string expected)
    {
        Assert.True(DateText.TryFind(text, s_anchor, out var found));
        Assert.Equal(DateOnly.Parse(expected), found.Value);
        Assert.Equal(DatePrecision.Month, found.Precision);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0233621J/2026-00150")]
    [InlineData("2026-00150")]
    [InlineData("20260016")]
    [InlineData("0792-8223456")]
    [InlineData("15062102000168")]
    [InlineData("国办秘函〔2019〕19号")]
    [InlineData("2026年第45号令")]
    [InlineData("第2026-12号")]
    [InlineData("2026年9期")]
    [InlineData("v2.8.0")]
    [InlineData("10.0.15")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("1/5")]
    [InlineData("3.5")]
    [InlineData("0-24时")]
    [InlineData("2-3个工作日")]
    [InlineData("2026-01-05至2026-01-12")]
    [InlineData("2026-01-05 — 2026-01-12")]
    [InlineData("今天是个好日子")]
    [InlineData("第十一月二十日")]
    [InlineData("农历十月十五")]
    [InlineData("May the force be with you")]
    [InlineData("Marching 2026")]
    [InlineData("上周五召开会议")]
    [InlineData("一月一更新")]
    [InlineData("当前位置")]
    [InlineData("10:20")]
    public void TryFind_NoPublicationDate_FindsNothing(string text) => Assert.False(DateText.TryFind(text, s_anchor, out _));

    [Fact]
    public void TryFind_TimeAndBrackets_AreCovered()
    {
        const string Text = "来源：本网 [2026-09-16 10:20]";
        Assert.True(DateText.TryFind(Text, s_anchor, out var found));
        Assert.Equal("[2026-09-16 10:20]", Text.Substring(found.Start, found.Length));
        Assert.Equal(4, found.RestOf(Text));
    }

    [Fact]
    public void TryFind_OnNewYear_TakesDecemberOfTheOldYear()
    {
        Assert.True(DateText.TryFind("12-30", new DateOnly(2026, 1, 5), out var found));
        Assert.Equal(new DateOnly(2025, 12, 30), found.Value);
    }

    [Fact]
    public void TryFind_NothingThere_AllocatesNothing()
    {
        const string Text = "关于印发示例区粮食应急预案的通知 0233621J/2026-00150 第45号";
        DateText.TryFind(Text, s_anchor, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) DateText.TryFind(Text, s_anchor, out _);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
