using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

/// <summary>What the rules that count columns have in common; each derived class runs it for its rule.</summary>
public abstract class CountRuleTests
{
    protected abstract CountRule Rule { get; }

    protected abstract int Limit { get; }

    protected abstract string Clause { get; }

    protected abstract Severity Severity { get; }

    /// <summary>A column that the rule counts.</summary>
    protected abstract ColumnObservation Failing(long id);

    /// <summary>A column that the rule concerns and does not count.</summary>
    protected abstract ColumnObservation Passing(long id);

    protected ColumnObservation Unread(long id) => Passing(id).NotRead();

    /// <summary>By these codes a fail's columns are followed in later runs.</summary>
    [Fact]
    public void Counts_OfAColumnThatIsCounted_HasTheRuleThatFailsIt()
    {
        var failed = Assert.Single(RuleSet.All.Judge(Site(Failing(1)), Policy, Point), v => v is { TargetKind: TargetKind.Column, Outcome: Outcome.Fail });

        Assert.Contains(failed.Rule, Rule.Counts);
        Assert.All(Rule.Counts, code => Assert.Equal(TargetKind.Column, RuleSet.All.Find(code)?.TargetKind));
    }

    [Fact]
    public void Judge_OneBelowTheLimit_Passes()
    {
        var verdict = Judge([.. Many(Limit - 1, Failing), Passing(50)]);

        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Equal((Limit - 1, Limit, "个", Clause), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
        Assert.Contains($"未达到限值{Limit}个（监测时间点 2023-04-17）", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_AtTheLimit_FailsAndListsEachColumn()
    {
        var verdict = Judge([.. Many(Limit, Failing), Passing(50), Unread(51)]);

        Assert.Equal((Outcome.Fail, TargetKind.Site, SiteId, Severity), (verdict.Outcome, verdict.TargetKind, verdict.TargetId, verdict.Severity));
        Assert.Equal((Limit, Limit, "个", Clause), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
        Assert.Equal(Many(Limit, Failing).Select(c => c.ColumnId), verdict.Evidence.Columns.Select(c => c.ColumnId));
        Assert.Contains($"{Limit}个（栏目1", verdict.Summary, StringComparison.Ordinal);
        Assert.Contains($"达到限值{Limit}个", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_UnseenColumnsCouldReachTheLimit_IsNotTestedAndShowsThem()
    {
        var verdict = Judge([.. Many(Limit - 1, Failing), Unread(50), Passing(51)]);

        Assert.Equal(Outcome.NotTested, verdict.Outcome);
        Assert.Contains($"已确认{Limit - 1}个", verdict.Summary, StringComparison.Ordinal);
        Assert.Contains("另有1个未测，不足以判定", verdict.Summary, StringComparison.Ordinal);
        Assert.Equal(Limit - 1, verdict.Evidence.Value);
        Assert.Equal(Limit, verdict.Evidence.Columns.Count);
        Assert.Equal("连接超时", verdict.Evidence.Columns[^1].Reason);
    }

    [Fact]
    public void Judge_AColumnInDoubt_CountsAsUnseen()
    {
        Assert.Equal(Outcome.NotTested, Judge([.. Many(Limit - 1, Failing), Failing(50) with { Suspect = "模板变化" }]).Outcome);
        Assert.Equal(Outcome.NotTested, Judge([.. Many(Limit - 1, Failing), Failing(50) with { Place = ColumnPlace.Vanished }]).Outcome);
    }

    [Fact]
    public void Judge_WholeSiteUnreachable_IsNotTested()
    {
        var verdict = Judge([.. Many(Limit, Unread)]);

        Assert.Equal((Outcome.NotTested, 0), (verdict.Outcome, verdict.Evidence.Value));
    }

    [Fact]
    public void Judge_NoColumnConcerned_IsNotApplicable()
    {
        var verdict = Judge([Home("2020-01-01")]);

        Assert.Equal((Outcome.NotApplicable, "不适用：没有所涉栏目（监测时间点 2023-04-17）"), (verdict.Outcome, verdict.Summary));
        Assert.Null(verdict.Evidence.Value);
        Assert.Equal(Limit, verdict.Evidence.Limit);
    }

    [Fact]
    public void Judge_AllExempted_IsNotApplicable()
    {
        var exemption = new Exemption(null, "专题已结束", "办公室");

        var verdict = Judge([.. Many(Limit, Failing).Select(c => c with { Exemption = exemption })]);

        Assert.Equal(Outcome.NotApplicable, verdict.Outcome);
        Assert.Contains($"所涉{Limit}个栏目均已豁免", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_AnExemptedColumn_IsNotCounted()
    {
        var exempted = Failing(50) with { Exemption = new Exemption(Day, "专题已结束", "办公室") };

        Assert.Equal(Outcome.Pass, Judge([.. Many(Limit - 1, Failing), exempted, Passing(51)]).Outcome);
    }

    [Fact]
    public void Judge_NarrowScope_SaysNothing() =>
        Assert.Empty(Rule.Judge(Site([.. Many(Limit, Failing)]) with { WholeSite = false }, Policy, Point));

    [Fact]
    public void Judge_MoreThanThree_NamesThreeOfThem()
    {
        var summary = Judge([.. Many(Math.Max(Limit, 4), Failing)]).Summary;

        Assert.Contains("（栏目1、栏目2、栏目3等）", summary, StringComparison.Ordinal);
    }

    protected Verdict Judge(IReadOnlyList<ColumnObservation> columns) => Assert.Single(Rule.Judge(Site(columns), Policy, Point));
}
