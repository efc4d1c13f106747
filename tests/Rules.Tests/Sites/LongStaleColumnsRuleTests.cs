using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class LongStaleColumnsRuleTests : CountRuleTests
{
    protected override CountRule Rule { get; } = new LongStaleColumnsRule();

    protected override int Limit => 10;

    protected override string Clause => "否决二";

    protected override Severity Severity => Severity.Veto;

    protected override ColumnObservation Failing(long id) => Read(ColumnCategory.Other, "2022-04-16", id);

    protected override ColumnObservation Passing(long id) => Read(ColumnCategory.Other, "2022-04-17", id);

    [Fact]
    public void Judge_NoticesBelowTheFirstLevel_CountByTheirSixMonths()
    {
        var verdict = Judge([.. Many(9, Failing), Read(ColumnCategory.Notice, "2022-10-16", 50, level: 2)]);

        Assert.Equal((Outcome.Fail, 10), (verdict.Outcome, verdict.Evidence.Value));
    }

    [Fact]
    public void Judge_NewsAndFirstLevelNotices_AreNotCountedHere()
    {
        var verdict = Judge([.. Many(9, Failing), Read(ColumnCategory.News, "2001-01-01", 50), Read(ColumnCategory.Notice, "2001-01-01", 51)]);

        Assert.Equal((Outcome.Pass, 9), (verdict.Outcome, verdict.Evidence.Value));
    }
}
