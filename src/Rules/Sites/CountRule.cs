using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>A rule about a whole site that counts the failing columns of one or more column rules against a limit
/// (国办秘函〔2019〕19号 单项否决 4). In a narrower scope than the whole site it says nothing.</summary>
public abstract class CountRule : IRule
{
    private const int NamesShown = 3;

    private readonly string _counted;
    private readonly Func<RulePolicy, PolicyLimit> _limit;
    private readonly ColumnRule[] _columnRules;

    /// <summary>Makes the rule.</summary>
    /// <param name="info">Its texts.</param>
    /// <param name="counted">What is counted, as the sentence names it: 空白栏目.</param>
    /// <param name="limit">The policy's limit, in columns.</param>
    /// <param name="columnRules">The rules whose fails are counted; each column is the concern of one of them at most.</param>
    protected CountRule(RuleInfo info, string counted, Func<RulePolicy, PolicyLimit> limit, params ColumnRule[] columnRules)
    {
        Info = info;
        _counted = counted;
        _limit = limit;
        _columnRules = columnRules;
        Counts = [.. columnRules.Select(rule => rule.Info.Code)];
    }

    /// <summary>The codes of the column rules whose fails are counted: the verdicts by which the columns of a fail are followed.</summary>
    public IReadOnlyList<string> Counts { get; }

    /// <inheritdoc/>
    public RuleInfo Info { get; }

    /// <inheritdoc/>
    public IEnumerable<Verdict> Judge(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        if (!site.WholeSite)
            return [];

        var limit = _limit(policy);
        var tally = ColumnTally.Of(
            from rule in _columnRules
            from column in site.Columns
            where rule.Concerns(column)
            select rule.Answer(column, policy, point));
        var outcome = tally.Against(limit.Value);
        int? count = outcome == Outcome.NotApplicable ? null : tally.Failing.Count;
        // What was counted is shown; what was not seen only where it leaves the count undecided.
        var shown = outcome == Outcome.NotTested ? tally.Failing.Concat(tally.Untested) : tally.Failing;
        var evidence = new Evidence(count, limit.Value, "个", limit.Clause, [.. shown.Select(a => a.ToEvidence())]);
        return [new Verdict(Info.Code, TargetKind.Site, site.SiteId, outcome, Info.Severity, Summary(tally, outcome, limit.Value, point), evidence)];
    }

    private string Summary(ColumnTally tally, Outcome outcome, int limit, MonitoringPoint point)
    {
        var (failing, untested) = (tally.Failing.Count, tally.Untested.Count);
        var at = $"监测时间点 {point.Day.Iso()}";
        var names = Names(tally.Failing);
        return outcome switch
        {
            Outcome.Fail => $"{_counted}{failing}个{names}，达到限值{limit}个（{at}）",
            Outcome.NotTested => $"{_counted}：已确认{failing}个{names}，另有{untested}个未测，不足以判定是否达到限值{limit}个（{at}）",
            Outcome.Pass when untested > 0 => $"{_counted}{failing}个{names}，另有{untested}个未测，合计仍未达到限值{limit}个（{at}）",
            Outcome.Pass => $"{_counted}{failing}个{names}，未达到限值{limit}个（{at}）",
            _ when tally.NotApplicable > 0 => $"不适用：所涉{tally.NotApplicable}个栏目均已豁免或计入其他指标（{at}）",
            _ => $"不适用：没有所涉栏目（{at}）",
        };
    }

    private static string Names(IReadOnlyList<ColumnAnswer> failing)
    {
        if (failing.Count == 0)
            return "";

        var names = string.Join('、', failing.Take(NamesShown).Select(a => a.Column.Name));
        return failing.Count > NamesShown ? $"（{names}等）" : $"（{names}）";
    }
}
