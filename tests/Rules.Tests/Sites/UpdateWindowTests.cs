using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using Xunit;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class UpdateWindowTests
{
    [Theory]
    [InlineData("2023-04-17", "2022-10-17", 182)]
    [InlineData("2023-08-31", "2023-02-28", 184)]
    [InlineData("2024-08-31", "2024-02-29", 184)]
    [InlineData("2023-08-28", "2023-02-28", 181)]
    [InlineData("2024-02-29", "2023-08-29", 184)]
    [InlineData("2023-12-31", "2023-06-30", 184)]
    [InlineData("2023-03-31", "2022-09-30", 182)]
    public void Of_SixMonths_AreCalendarMonths(string day, string earliest, int days)
    {
        var window = UpdateWindow.Of(Sample.Read(ColumnCategory.Notice, day), Sample.Policy, Sample.At(DateOnly.Parse(day), 12, 0));

        Assert.Equal(DateOnly.Parse(earliest), window.EarliestAllowed);
        Assert.Equal(days, window.LimitDays);
        Assert.Equal("6个月", window.Span);
    }

    [Theory]
    [InlineData(ColumnCategory.News)]
    [InlineData(ColumnCategory.Notice)]
    [InlineData(ColumnCategory.Other)]
    public void LastPassingDay_AnyNewest_PassesAndTheNextDayDoesNot(ColumnCategory category)
    {
        for (var newest = new DateOnly(2023, 1, 1); newest < new DateOnly(2025, 1, 1); newest = newest.AddDays(1))
        {
            var column = Sample.Read(category, newest.ToString("yyyy-MM-dd"));
            var last = UpdateWindow.Of(column, Sample.Policy, Sample.At(newest, 12, 0)).LastPassingDay(newest);

            Assert.True(UpdateWindow.Of(column, Sample.Policy, Sample.At(last, 12, 0)).EarliestAllowed <= newest, $"{newest} {last}");
            Assert.True(UpdateWindow.Of(column, Sample.Policy, Sample.At(last.AddDays(1), 12, 0)).EarliestAllowed > newest, $"{newest} {last}");
        }
    }

    [Theory]
    [InlineData("2024-02-29", "2023-02-28")]
    [InlineData("2025-02-28", "2024-02-28")]
    public void Of_TwelveMonths_KeepTheLeapDay(string day, string earliest)
    {
        var window = UpdateWindow.Of(Sample.Read(ColumnCategory.Other, day), Sample.Policy, Sample.At(DateOnly.Parse(day), 12, 0));

        Assert.Equal(DateOnly.Parse(earliest), window.EarliestAllowed);
    }

    [Theory]
    [InlineData(ColumnCategory.Home, "首页条款", 14)]
    [InlineData(ColumnCategory.News, "动态条款", 14)]
    [InlineData(ColumnCategory.Notice, "公告条款", 182)]
    [InlineData(ColumnCategory.Policy, "公告条款", 182)]
    [InlineData(ColumnCategory.Other, "其他条款", 365)]
    public void Of_EachCategory_TakesItsOwnLimit(ColumnCategory category, string clause, int days)
    {
        var window = UpdateWindow.Of(Sample.Read(category, Sample.Day), Sample.Policy, Sample.Point);

        Assert.Equal(clause, window.Clause);
        Assert.Equal(days, window.LimitDays);
    }

    [Fact]
    public void Of_RegisteredLimit_GoesBeforeThePolicyAndSaysSo()
    {
        var window = UpdateWindow.Of(Sample.Read(ColumnCategory.News, Sample.Day) with { LimitDays = 30 }, Sample.Policy, Sample.Point);

        Assert.Equal(new DateOnly(2023, 3, 18), window.EarliestAllowed);
        Assert.Equal(30, window.LimitDays);
        Assert.Equal("名录规定：30天（口径：动态条款）", window.Clause);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Of_RegisteredLimitBelowOneDay_IsABug(int days)
    {
        var column = Sample.Read(ColumnCategory.News, Sample.Day) with { LimitDays = days };

        Assert.Throws<ArgumentException>(() => UpdateWindow.Of(column, Sample.Policy, Sample.Point));
    }

    [Fact]
    public void EarliestDay_LimitInColumns_IsABug()
    {
        Assert.Throws<ArgumentException>(() => UpdateWindow.EarliestDay(Sample.Policy.BlankColumnsVeto, Sample.Day));
    }
}
