using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>C-LONG: a column that should be updated and long is not (应更新但长期未更新的栏目): other columns at any level, and notice and policy
/// columns below the first level, each by the limit of its class (国办秘函〔2019〕19号 单项否决 4（2）).</summary>
public sealed class LongStaleColumnRule() : StaleColumnRule(
    "C-LONG",
    "应更新栏目长期未更新",
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（2）")
{
    /// <inheritdoc/>
    public override bool Concerns(ColumnObservation column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column is { Category: ColumnCategory.Other } or { Category: ColumnCategory.Notice or ColumnCategory.Policy, Level: not 1 };
    }
}
