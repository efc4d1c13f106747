using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class StaleColumnsRuleTests : CountRuleTests
{
    protected override CountRule Rule { get; } = new StaleColumnsRule();

    protected override int Limit => 5;

    protected override string Clause => "否决一";

    protected override Severity Severity => Severity.Veto;

    protected override ColumnObservation Failing(long id) => Read(ColumnCategory.News, "2023-04-02", id);

    protected override ColumnObservation Passing(long id) => Read(ColumnCategory.News, "2023-04-03", id);

    [Fact]
    public void Judge_NewsAndFirstLevelNoticesTogether_ReachTheLimit()
    {
        ColumnObservation[] four =
        [
            Failing(1), Failing(2),
            Read(ColumnCategory.Notice, "2022-10-16", 3), Read(ColumnCategory.Policy, "2022-10-16", 4),
            Read(ColumnCategory.Notice, "2022-10-16", 5, level: 2), Read(ColumnCategory.Other, "2001-01-01", 6),
        ];

        Assert.Equal((Outcome.Pass, 4), (Judge(four).Outcome, Judge(four).Evidence.Value));
        var verdict = Judge([.. four, Read(ColumnCategory.Notice, "2022-10-16", 7)]);
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Equal([3, 4, 7, 1, 2], verdict.Evidence.Columns.OrderBy(c => c.Newest).ThenBy(c => c.ColumnId).Select(c => c.ColumnId));
    }

    [Fact]
    public void Judge_BlankColumns_AreNotCountedHere()
    {
        var verdict = Judge([.. Many(4, Failing), Failing(5).Blank(), Passing(6)]);

        Assert.Equal((Outcome.Pass, 4), (verdict.Outcome, verdict.Evidence.Value));
    }

    [Fact]
    public void Judge_UnsureColumn_IsUntested()
    {
        Assert.Equal(Outcome.NotTested, Judge([.. Many(4, Failing), Failing(5).Discovered(0.5)]).Outcome);
    }

    [Fact]
    public void Judge_UnseenColumnsCannotReachTheLimit_PassesAndSaysSo()
    {
        var verdict = Judge([.. Many(3, Failing), Unread(50), Passing(51)]);

        Assert.Equal((Outcome.Pass, 3), (verdict.Outcome, verdict.Evidence.Value));
        Assert.Contains("3个（栏目1、栏目2、栏目3），另有1个未测，合计仍未达到限值5个", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_Fail_SaysNumberAndLimit()
    {
        Assert.Equal(
            "未更新的动态、要闻类栏目及通知公告、政策文件类一级栏目5个（栏目1、栏目2、栏目3等），达到限值5个（监测时间点 2023-04-17）",
            Judge([.. Many(5, Failing)]).Summary);
    }
}
