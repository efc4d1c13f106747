using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>A column rule that asks for an update within the window of the column's class (国办秘函〔2019〕19号 单项否决 4（1）（2）).</summary>
public abstract class StaleColumnRule : ColumnRule
{
    /// <inheritdoc/>
    protected StaleColumnRule(string code, string indicator, string clause)
        : base(code, indicator, clause)
    {
    }

    /// <inheritdoc/>
    public sealed override ColumnAnswer Answer(ColumnObservation column, RulePolicy policy, MonitoringPoint point) => ColumnAge.Of(column, policy, point);

    /// <inheritdoc/>
    protected sealed override string Measured(ColumnAnswer answer) => AgeSentence.Of(answer);

    /// <inheritdoc/>
    protected sealed override Evidence EvidenceOf(ColumnAnswer answer, RulePolicy policy) =>
        new(answer.AgeDays, answer.Window.LimitDays, "天", answer.Window.Clause, [answer.ToEvidence()]);
}
