using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>C-NEWS: a news column (动态、要闻类栏目), at any level, without an update in the two weeks before T (国办秘函〔2019〕19号 单项否决 4（1）).</summary>
public sealed class StaleNewsColumnRule() : StaleColumnRule(
    "C-NEWS",
    "动态、要闻类栏目更新",
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（1）")
{
    /// <inheritdoc/>
    public override bool Concerns(ColumnObservation column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Category == ColumnCategory.News;
    }
}
