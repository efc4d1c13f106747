using System.Diagnostics;
using FreshnessCrawler.Rules.Campaigns;
using Xunit;

namespace FreshnessCrawler.Rules.Tests.Campaigns;

public sealed class FilingMatchTests
{
    [Theory]
    [InlineData("2023年度“最美教师”评选活动", "2023年度最美教师评选")]
    [InlineData("第三届“浔城好人”网络投票", "“浔城好人”（第三届）评选网络投票活动")]
    [InlineData("“庐山杜鹃季”摄影大赛网络投票", "庐山杜鹃季摄影大赛")]
    [InlineData("“最美乡村”评选投票", "永修县最美乡村评选活动")]
    [InlineData("健康步道打卡挑战", "2023年“健康步道”打卡挑战赛")]
    [InlineData("第3届茶文化节短视频大赛", "第三届茶文化节短视频大赛网络评选")]
    public void Likeness_OneActivityInTwoWordings_IsEnough(string activity, string filed)
    {
        Assert.InRange(Of(activity, filed), FilingMatch.Enough, 1);
        Assert.InRange(Of(null, filed, title: $"快来投票！{activity}今天开始"), FilingMatch.Enough, 1);
    }

    [Theory]
    [InlineData("2023年度“最美教师”评选活动", "2023年度“最美护士”评选活动")]
    [InlineData("2023年度“最美教师”评选活动", "2022年度“最美教师”评选活动")]
    [InlineData("第三届“浔城好人”网络投票", "第四届“浔城好人”网络投票")]
    [InlineData("健康步道打卡挑战", "垃圾分类知识打卡活动")]
    [InlineData("网络投票活动", "点赞活动")]
    [InlineData("最美乡村评选", "")]
    [InlineData("", "最美乡村评选")]
    public void Likeness_AnotherActivityOrEdition_IsNotEnough(string activity, string filed) =>
        Assert.InRange(Of(activity, filed, title: activity), 0, FilingMatch.Enough - 0.001);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(-5, 1)]
    [InlineData(6, 0.9)]
    [InlineData(60, 0.9)]
    [InlineData(61, 0.5)]
    [InlineData(365, 0.5)]
    public void Likeness_FirstDaysApart_IsLess(int apart, double expected) =>
        Assert.Equal(expected, Of("最美教师评选", "最美教师评选", starts: Starts.AddDays(apart)), precision: 6);

    [Fact]
    public void Likeness_HostileLengths_CostNoMoreThanNames()
    {
        var name = new string('最', 2_000_000);
        var watch = Stopwatch.StartNew();

        Of(name, name + "美", title: name);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), watch.Elapsed.ToString());
    }

    private static readonly DateOnly Starts = new(2023, 5, 8);

    private static double Of(string? activity, string filed, string title = "活动开始了", DateOnly? starts = null) =>
        FilingMatch.Likeness(new CampaignCandidate(title, "https://example.test/1", Starts, activity, starts, []), new Filing(1, 1, filed, new DateOnly(2023, 4, 1), Starts));
}
