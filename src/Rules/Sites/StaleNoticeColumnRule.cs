using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>C-NOTICE: a first-level notice or policy column (通知公告、政策文件类一级栏目) without an update in the six months before T
/// (国办秘函〔2019〕19号 单项否决 4（1）).</summary>
public sealed class StaleNoticeColumnRule() : StaleColumnRule(
    "C-NOTICE",
    "通知公告、政策文件类一级栏目更新",
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（1）")
{
    /// <inheritdoc/>
    public override bool Concerns(ColumnObservation column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column is { Category: ColumnCategory.Notice or ColumnCategory.Policy, Level: 1 };
    }
}
