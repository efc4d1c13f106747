using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Rules.Campaigns;
using Xunit;

namespace FreshnessCrawler.Rules.Tests.Campaigns;

public sealed class FilingTimingTests
{
    // Labour Day of 2023.
    private static readonly WorkingDays Calendar = new(
    [
        new CalendarDay(new DateOnly(2023, 4, 23), Works: true),
        .. Enumerable.Range(0, 5).Select(i => new CalendarDay(new DateOnly(2023, 4, 29).AddDays(i), Works: false)),
        new CalendarDay(new DateOnly(2023, 5, 6), Works: true),
    ]);

    private static readonly CampaignCandidate Campaign =
        new("最美教师网络投票开始了", "https://example.test/1", new DateOnly(2023, 5, 8), "最美教师评选", new DateOnly(2023, 5, 8), []);

    [Theory]
    [InlineData("2023-04-21", FilingState.OnTime, 10)]
    [InlineData("2023-04-22", FilingState.OnTime, 10)]
    [InlineData("2023-04-23", FilingState.Late, 9)]
    [InlineData("2023-05-07", FilingState.Late, 1)]
    [InlineData("2023-05-08", FilingState.Late, 0)]
    [InlineData("2023-05-20", FilingState.Late, 0)]
    public void Of_FiledBefore_CountsWorkingDays(string filedOn, FilingState state, int days)
    {
        var timing = FilingTiming.Of(Campaign, Filed(filedOn), Calendar, Sample.Policy);

        Assert.Equal((state, days), (timing.State, timing.Days));
        Assert.Contains("10个工作日", timing.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoFiling_IsUnfiled() => Assert.Equal(FilingState.Unfiled, FilingTiming.Of(Campaign, null, Calendar, Sample.Policy).State);

    [Fact]
    public void Of_YearNotInTheCalendar_IsUnknown() => Assert.Equal(FilingState.Unknown, FilingTiming.Of(Campaign, Filed("2022-12-30"), Calendar, Sample.Policy).State);

    [Fact]
    public void Of_StartNotInTheText_IsTheFiledOne()
    {
        var timing = FilingTiming.Of(Campaign with { StartsOn = null }, Filed("2023-04-24", "2023-05-06"), Calendar, Sample.Policy);

        Assert.Equal((FilingState.Late, 7), (timing.State, timing.Days));
    }

    [Fact]
    public void Of_AnotherLimit_IsTheOneApplied()
    {
        var policy = Sample.Policy with { FilingWorkingDays = new PolicyLimit(5, LimitUnit.WorkingDays, "另一口径", SourceMark.Custom) };

        Assert.Equal(FilingState.OnTime, FilingTiming.Of(Campaign, Filed("2023-04-25"), Calendar, policy).State);
    }

    private static Filing Filed(string on, string starts = "2023-05-08") => new(1, 1, "最美教师评选", DateOnly.Parse(on), DateOnly.Parse(starts));
}
