using FreshnessCrawler.Rules.Calendar;
using Xunit;

namespace FreshnessCrawler.Rules.Tests.Calendar;

public sealed class WorkingDaysTests
{
    // The National Day of 2023 with its make-up days.
    private static readonly WorkingDays Days = new(
    [
        .. Enumerable.Range(0, 8).Select(i => new CalendarDay(new DateOnly(2023, 9, 29).AddDays(i), Works: false)),
        new CalendarDay(new DateOnly(2023, 10, 7), Works: true),
        new CalendarDay(new DateOnly(2023, 10, 8), Works: true),
        new CalendarDay(new DateOnly(2022, 12, 31), Works: false),
    ]);

    [Theory]
    [InlineData("2023-09-28", true)]
    [InlineData("2023-09-29", false)]
    [InlineData("2023-10-06", false)]
    [InlineData("2023-10-07", true)]
    [InlineData("2023-10-08", true)]
    [InlineData("2023-10-14", false)]
    [InlineData("2023-10-15", false)]
    [InlineData("2023-10-16", true)]
    public void IsWorkingDay_InAKnownYear_IsByWeekdayAndNotice(string day, bool expected) => Assert.Equal(expected, Days.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2024-03-05")]
    [InlineData("2022-03-01")]
    [InlineData("2022-12-31")]
    public void IsWorkingDay_YearWithoutDataOrWithTheNextNewYearOnly_IsNotKnown(string day) => Assert.Null(Days.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2023-09-28", "2023-10-06", 0)]
    [InlineData("2023-09-28", "2023-10-07", 1)]
    [InlineData("2023-09-28", "2023-10-09", 3)]
    [InlineData("2023-09-15", "2023-09-28", 9)]
    [InlineData("2023-09-14", "2023-09-28", 10)]
    [InlineData("2023-09-28", "2023-09-28", 0)]
    [InlineData("2023-10-09", "2023-09-28", 0)]
    public void Between_KnownYears_CountsTheDaysAfterFilingUpToTheStart(string filed, string starts, int expected) =>
        Assert.Equal(expected, Days.Between(DateOnly.Parse(filed), DateOnly.Parse(starts)));

    [Theory]
    [InlineData("2023-12-20", "2024-01-08")]
    [InlineData("2022-12-20", "2023-01-08")]
    [InlineData("2023-12-20", "9999-12-31")]
    [InlineData("0001-01-01", "2023-01-08")]
    public void Between_AYearInBetweenIsNotKnown_IsNotKnown(string filed, string starts) =>
        Assert.Null(Days.Between(DateOnly.Parse(filed), DateOnly.Parse(starts)));

    [Fact]
    public void Between_FiledOnTheLastDayOfAnUnknownYear_IsKnown() => Assert.Equal(2, Days.Between(new DateOnly(2022, 12, 31), new DateOnly(2023, 1, 3)));

    [Fact]
    public void Days_OfKnownYears_AreInOrder()
    {
        Assert.Equal(10, Days.Days.Count);
        Assert.Equal(new CalendarDay(new DateOnly(2023, 9, 29), Works: false), Days.Days[0]);
    }

    [Fact]
    public void Constructor_ADayTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => new WorkingDays([new CalendarDay(new DateOnly(2023, 5, 1), Works: false), new CalendarDay(new DateOnly(2023, 5, 1), Works: true)]));
}
