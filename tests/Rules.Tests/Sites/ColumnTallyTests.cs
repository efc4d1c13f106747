using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class ColumnTallyTests
{
    [Theory]
    [InlineData(5, 0, 0, 0, Outcome.Fail)]
    [InlineData(6, 9, 9, 9, Outcome.Fail)]
    [InlineData(4, 1, 0, 0, Outcome.NotTested)]
    [InlineData(0, 5, 90, 0, Outcome.NotTested)]
    [InlineData(4, 0, 0, 0, Outcome.Pass)]
    [InlineData(3, 1, 0, 9, Outcome.Pass)]
    [InlineData(0, 4, 0, 0, Outcome.Pass)]
    [InlineData(0, 0, 1, 0, Outcome.Pass)]
    [InlineData(0, 0, 0, 9, Outcome.NotApplicable)]
    [InlineData(0, 0, 0, 0, Outcome.NotApplicable)]
    public void Against_ALimitOfFive_IsThreeValued(int failing, int untested, int passing, int notApplicable, Outcome expected)
    {
        var tally = ColumnTally.Of(
        [
            .. Answers(failing, Outcome.Fail), .. Answers(untested, Outcome.NotTested),
            .. Answers(passing, Outcome.Pass), .. Answers(notApplicable, Outcome.NotApplicable),
        ]);

        Assert.Equal(expected, tally.Against(5));
    }

    [Fact]
    public void Of_AnyOrder_PutsTheLongestBeyondItsLimitFirst()
    {
        ColumnAnswer[] answers =
        [
            Stale(Read(ColumnCategory.News, "2023-04-01", 1)), // 2 days beyond
            Stale(Read(ColumnCategory.Notice, "2022-10-01", 2)), // 16 days beyond
            Stale(Read(ColumnCategory.News, "2023-04-01", 0)),
        ];

        Assert.Equal([2, 0, 1], ColumnTally.Of(answers).Failing.Select(a => a.Column.ColumnId));
        Assert.Equal([2, 0, 1], ColumnTally.Of(answers.Reverse()).Failing.Select(a => a.Column.ColumnId));
    }

    private static ColumnAnswer Stale(ColumnObservation column) => ColumnAge.Of(column, Policy, Point);

    private static IEnumerable<ColumnAnswer> Answers(int count, Outcome outcome) => Many(count, id => Read(ColumnCategory.News, Day, id))
        .Select(column => new ColumnAnswer(column, UpdateWindow.Of(column, Policy, Point), outcome, Reason: null));
}
