using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class LongStaleColumnRuleTests : StaleColumnRuleTests
{
    protected override StaleColumnRule Rule { get; } = new LongStaleColumnRule();

    protected override ColumnCategory Category => ColumnCategory.Other;

    protected override DateOnly Earliest => new(2022, 4, 17);

    protected override string Span => "12个月";

    protected override string Clause => "其他条款";

    protected override int Level => 2;

    [Fact]
    public void Concerns_OtherAtAnyLevelAndNoticesBelowTheFirst()
    {
        Assert.True(Rule.Concerns(Read(ColumnCategory.Other, Day, level: 1)));
        Assert.True(Rule.Concerns(Read(ColumnCategory.Other, Day, level: 3)));
        Assert.True(Rule.Concerns(Read(ColumnCategory.Notice, Day, level: 2)));
        Assert.True(Rule.Concerns(Read(ColumnCategory.Policy, Day, level: 3)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.Notice, Day, level: 1)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.Policy, Day, level: 1)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.News, Day)));
    }

    [Theory]
    [InlineData("2022-10-17", Outcome.Pass)]
    [InlineData("2022-10-16", Outcome.Fail)]
    public void Judge_NoticeOfTheSecondLevel_HasSixMonths(string newest, Outcome expected)
    {
        var verdict = Judge(Read(ColumnCategory.Notice, newest, level: 2));

        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal("公告条款", verdict.Evidence.Clause);
    }
}
