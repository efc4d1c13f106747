using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>C-BLANK: a column without any content (空白栏目), of every class but the home page (国办秘函〔2019〕19号 单项否决 4（3）).</summary>
public sealed class BlankColumnRule() : ColumnRule(
    "C-BLANK",
    "空白栏目",
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（3）")
{
    /// <inheritdoc/>
    public override bool Concerns(ColumnObservation column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Category != ColumnCategory.Home;
    }

    /// <inheritdoc/>
    public override ColumnAnswer Answer(ColumnObservation column, RulePolicy policy, MonitoringPoint point) => ColumnContent.Of(column, policy, point);

    /// <inheritdoc/>
    protected override string Measured(ColumnAnswer answer) => answer.Outcome == Outcome.Fail
        ? $"{answer.Column.Name} 为空白栏目：有信息0条，少于1条"
        : $"{answer.Column.Name} 不是空白栏目：有信息{answer.Column.ItemCount}条，不少于1条";

    /// <inheritdoc/>
    /// <remarks>One item is what “blank” means, not a limit that a policy could set otherwise.</remarks>
    protected override Evidence EvidenceOf(ColumnAnswer answer, RulePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        int? items = answer.Outcome switch
        {
            Outcome.Pass => answer.Column.ItemCount,
            Outcome.Fail => 0,
            _ => null,
        };
        return new Evidence(items, 1, "条", policy.BlankColumnsVeto.Clause, [answer.ToEvidence()]);
    }
}
