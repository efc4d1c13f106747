using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class NamedStaleNewsRuleTests : CountRuleTests
{
    protected override CountRule Rule { get; } = new NamedStaleNewsRule();

    protected override int Limit => 1;

    protected override string Clause => "点名一";

    protected override Severity Severity => Severity.Problem;

    protected override ColumnObservation Failing(long id) => Read(ColumnCategory.News, "2023-04-02", id);

    protected override ColumnObservation Passing(long id) => Read(ColumnCategory.News, "2023-04-03", id);

    [Fact]
    public void Info_NoticeText_IsTheNotices() =>
        Assert.Equal("监测时间点前2周内的动态、要闻类栏目未及时更新", Rule.Info.NoticeText);

    [Fact]
    public void Judge_StaleNotice_IsNoConcern()
    {
        Assert.Equal(Outcome.Pass, Judge([Passing(1), Read(ColumnCategory.Notice, "2001-01-01", 2)]).Outcome);
    }
}
