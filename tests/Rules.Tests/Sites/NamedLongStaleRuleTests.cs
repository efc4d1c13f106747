using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class NamedLongStaleRuleTests : CountRuleTests
{
    protected override CountRule Rule { get; } = new NamedLongStaleRule();

    protected override int Limit => 2;

    protected override string Clause => "点名三";

    protected override Severity Severity => Severity.Problem;

    protected override ColumnObservation Failing(long id) => Read(ColumnCategory.Other, "2022-04-16", id);

    protected override ColumnObservation Passing(long id) => Read(ColumnCategory.Other, "2022-04-17", id);

    [Fact]
    public void Info_NoticeText_IsTheNotices() => Assert.Equal("有多个应更新栏目长期未更新", Rule.Info.NoticeText);

    [Fact]
    public void Judge_OneLongStale_IsNotYetSeveral()
    {
        Assert.Equal((Outcome.Pass, 1), (Judge([Failing(1), Passing(2)]).Outcome, Judge([Failing(1), Passing(2)]).Evidence.Value));
    }
}
