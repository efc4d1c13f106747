using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads a column page: the items of the column's own list and the newest of them.</summary>
public static class ListPageReader
{
    /// <summary>Raised when a change here can change what a page is read as.</summary>
    public const int ReaderVersion = 1;

    public static ListReading Read(HtmlPage page, DateOnly observedOn)
    {
        if (EmbeddedLists.Read(page, observedOn) is { } embedded) return embedded;
        var read = PageBlocks.Of(page, observedOn);
        if (PageNature.IsArticle(read)) return NotRead("页面是单篇文章，不是列表");
        var blocks = BlockChoice.Choose(read);
        if (blocks.Count == 0) return UndatedList.Read(read) ?? MissingList.Explain(read);
        if (!PageNature.IsWhole(page) && !PageNature.GoesOnBehind(read.Outline, blocks)) return NotRead("页面不完整，列表可能未读全");
        return Read(read, blocks);
    }

    internal static ListReading Read(PageBlocks read, List<ItemBlock> blocks)
    {
        var reader = new ItemReader(read);
        var items = reader.Read(blocks, withUndated: true);
        var template = BlockTemplate.Of(read.Outline, blocks[0]);
        if (blocks.TrueForAll(reader.IsVisitorsClock))
        {
            var undated = items.ConvertAll(static item => item with { Date = null, Note = "所有条目同为采集当日，疑为访问时间，不采信" });
            return new(ReadingOutcome.Undated, $"共{items.Count}条，日期全部为采集当日且无旁证，疑为访问时间", undated, null, template);
        }

        var newest = ItemReader.NewestOf(items);
        return newest is null
            ? new(ReadingOutcome.Undated, $"共{items.Count}条，所示日期均晚于采集日", items, null, template)
            : new(ReadingOutcome.Read, null, items, newest, template);
    }

    internal static ListReading NotRead(string reason) => new(ReadingOutcome.NotRead, reason, [], null, null);
}
