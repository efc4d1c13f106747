using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>A rule about single columns: one remark for each column that it concerns. The site rules count its answers
/// (国办秘函〔2019〕19号 单项否决 4).</summary>
public abstract class ColumnRule : IRule
{
    /// <summary>A column rule names nobody by itself, so it has no text for the notice.</summary>
    protected ColumnRule(string code, string indicator, string clause)
    {
        Info = new RuleInfo(code, indicator, TargetKind.Column, Severity.Remark, NoticeText: null, clause);
    }

    /// <inheritdoc/>
    public RuleInfo Info { get; }

    /// <summary>Whether the column is of the class that the rule judges.</summary>
    public abstract bool Concerns(ColumnObservation column);

    /// <summary>The answer for one column that the rule concerns.</summary>
    public abstract ColumnAnswer Answer(ColumnObservation column, RulePolicy policy, MonitoringPoint point);

    /// <inheritdoc/>
    public IEnumerable<Verdict> Judge(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.Columns.Where(Concerns).Select(column => ToVerdict(Answer(column, policy, point), policy));
    }

    /// <summary>The sentence of a pass or a fail, with the number and the limit.</summary>
    protected abstract string Measured(ColumnAnswer answer);

    /// <summary>What the answer rests on, with the measured value and the limit.</summary>
    protected abstract Evidence EvidenceOf(ColumnAnswer answer, RulePolicy policy);

    private Verdict ToVerdict(ColumnAnswer answer, RulePolicy policy)
    {
        var summary = answer.Outcome switch
        {
            Outcome.NotTested => $"{answer.Column.Name} 未测：{answer.Reason}",
            Outcome.NotApplicable => $"{answer.Column.Name} 不适用：{answer.Reason}",
            _ => Measured(answer),
        };
        return new Verdict(Info.Code, TargetKind.Column, answer.Column.ColumnId, answer.Outcome, Info.Severity, summary, EvidenceOf(answer, policy));
    }
}
