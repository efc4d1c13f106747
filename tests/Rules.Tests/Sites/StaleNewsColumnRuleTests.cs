using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class StaleNewsColumnRuleTests : StaleColumnRuleTests
{
    protected override StaleColumnRule Rule { get; } = new StaleNewsColumnRule();

    protected override ColumnCategory Category => ColumnCategory.News;

    protected override DateOnly Earliest => new(2023, 4, 3);

    protected override string Span => "14天";

    protected override string Clause => "动态条款";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Concerns_NewsAtAnyLevel(int level)
    {
        Assert.True(Rule.Concerns(Read(ColumnCategory.News, Day, level: level)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.Notice, Day, level: level)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.Policy, Day, level: level)));
        Assert.False(Rule.Concerns(Read(ColumnCategory.Other, Day, level: level)));
    }

    [Fact]
    public void Judge_ExampleOfTheIndicators_ReadsAsThere()
    {
        var verdict = Judge(Read(ColumnCategory.News, "2023-03-01") with { Name = "林业动态" });

        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Equal("林业动态 最近更新 2023-03-01，早于 2023-04-03（监测时间点 2023-04-17 前14天）", verdict.Summary);
    }
}
