namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The blocks chosen as a column's own list, and the reading of the page that they stand in.</summary>
/// <param name="IsText">Their titles are no links.</param>
/// <param name="IsOther">They are taken for another column's.</param>
internal sealed record ColumnList(PageBlocks Read, List<ItemBlock> Blocks, bool IsText, bool IsOther)
{
    public static ColumnList Find(PageBlocks read)
    {
        var blocks = BlockChoice.Choose(read);
        var other = blocks.Count > 0 && OtherColumn.Owns(read, blocks);
        if ((blocks.Count == 0 || other) && BlockChoice.ChooseText(read, out var textual) is { Count: > 0 } texts) return new(textual, texts, true, false);
        return new(read, blocks, false, other);
    }
}
