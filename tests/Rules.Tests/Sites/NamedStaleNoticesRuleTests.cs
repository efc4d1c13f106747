using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class NamedStaleNoticesRuleTests : CountRuleTests
{
    protected override CountRule Rule { get; } = new NamedStaleNoticesRule();

    protected override int Limit => 1;

    protected override string Clause => "点名二";

    protected override Severity Severity => Severity.Problem;

    protected override ColumnObservation Failing(long id) => Read(ColumnCategory.Policy, "2022-10-16", id);

    protected override ColumnObservation Passing(long id) => Read(ColumnCategory.Policy, "2022-10-17", id);

    [Fact]
    public void Info_NoticeText_IsTheNotices() =>
        Assert.Equal("监测时间点前6个月内的通知公告、政策文件类一级栏目未及时更新", Rule.Info.NoticeText);

    [Fact]
    public void Judge_StaleNoticeOfTheSecondLevel_IsNoConcern()
    {
        Assert.Equal(Outcome.Pass, Judge([Passing(1), Read(ColumnCategory.Notice, "2001-01-01", 2, level: 2)]).Outcome);
    }
}
