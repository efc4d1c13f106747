using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class StaleNoticeColumnRuleTests : StaleColumnRuleTests
{
    protected override StaleColumnRule Rule { get; } = new StaleNoticeColumnRule();

    protected override ColumnCategory Category => ColumnCategory.Notice;

    protected override DateOnly Earliest => new(2022, 10, 17);

    protected override string Span => "6个月";

    protected override string Clause => "公告条款";

    [Fact]
    public void Concerns_NoticeAndPolicyOfTheFirstLevelOnly()
    {
        Assert.True(Rule.Concerns(Read(ColumnCategory.Notice, Day, level: 1)));
        Assert.True(Rule.Concerns(Read(ColumnCategory.Policy, Day, level: 1)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.Notice, Day, level: 2)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.Policy, Day, level: 2)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.News, Day)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.Other, Day)));
    }

    [Theory]
    [InlineData("2023-02-28", Outcome.Pass)]
    [InlineData("2023-02-27", Outcome.Fail)]
    public void Judge_SixMonthsBeforeTheEndOfAugust_EndInFebruary(string newest, Outcome expected)
    {
        var point = At(new DateOnly(2023, 8, 31), 23, 59);

        Assert.Equal(expected, Judge(Read(ColumnCategory.Policy, newest) with { ObservedAt = point.At }, point: point).Outcome);
    }
}
