using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction.Sources;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads a column page: the items of the column's own list and the newest of them.</summary>
public static class ListPageReader
{
    /// <summary>Raised when a change here can change what a page is read as.</summary>
    public const int ReaderVersion = 3;

    internal const string IsArticleReason = "页面是单篇文章，不是列表";

    /// <summary>A list as new as this is in time for every limit, whatever doubt is left about its newest item.</summary>
    internal const int FreshDays = 14;

    public static ListReading Read(HtmlPage page, DateOnly observedOn)
    {
        if (EmbeddedLists.Read(page, observedOn) is { } embedded) return embedded;
        var read = PageBlocks.Of(page, observedOn);
        if (PageNature.IsArticle(read)) return NotRead(IsArticleReason);
        var list = ColumnList.Find(read);
        var blocks = list.Blocks;
        if (blocks.Count == 0)
        {
            return UndatedList.Read(read) is { } undated
                ? EmbeddedJson.Read(page, observedOn, onlyBelow: true) ?? undated
                : EmbeddedJson.Read(page, observedOn) ?? MissingList.Explain(read);
        }

        if (list.IsOther) return EmbeddedJson.Read(page, observedOn, onlyBelow: true) ?? NotRead("页面上有日期的列表疑属其他栏目，未找到本栏目的列表");
        if (!PageNature.IsWhole(page) && !PageNature.GoesOnBehind(list.Read.Outline, blocks)) return NotRead("页面不完整，列表可能未读全");
        return Read(list.Read, blocks);
    }

    internal static ListReading Read(PageBlocks read, List<ItemBlock> blocks)
    {
        var reader = new ItemReader(read);
        var items = reader.Read(blocks, withUndated: true);
        var template = BlockTemplate.Of(read.Outline, blocks[0]);
        if (blocks.TrueForAll(reader.IsVisitorsClock))
        {
            var undated = items.ConvertAll(static item => item with { Date = null, Note = "所有条目同为采集当日，疑为访问时间，不采信" });
            return new(ReadingOutcome.Undated, $"共{items.Count}条，日期全部为采集当日且无旁证，疑为访问时间", undated, null, template, DependsOnDay: true);
        }

        var newest = ItemReader.NewestOf(items);
        var written = blocks.Sum(static block => block.Items.Count(static item => item.IsWritten));
        if (newest is null && written > 0)
            return new(ReadingOutcome.Undated, $"共{items.Count}条，均未显示发布日期；其中{written}条只有成文、印发日期或标题里的日期", items, null, template);
        if (newest is null)
            return new(ReadingOutcome.Undated, $"共{items.Count}条，所示日期均晚于采集日", items, null, template, DependsOnDay: true);
        if (reader.IsYearInDoubt(blocks))
        {
            items = items.ConvertAll(static item => item.Inferred ? item with { Date = null, Note = "日期未写年份，无法确定年份" } : item);
            return new(ReadingOutcome.Undated, $"共{items.Count}条，日期未写年份，页面生成时间{read.DoubtedMade:yyyy-MM-dd}过早，无法确定年份", items, null, template, DependsOnDay: true);
        }

        if (newest.Date < read.ObservedOn.AddDays(-FreshDays) && Headlines.Find(read, blocks, newest) is { Count: > 0 } headlines)
        {
            var reason = $"最新日期{newest.Date:yyyy-MM-dd}的列表之外有{headlines.Count}条未显示日期的头条，无法确定最后更新";
            return new(ReadingOutcome.Undated, reason, [.. headlines, .. items], null, template);
        }

        var above = UndatedAbove(items, newest) + (written > 0 ? WrittenAbove(items, newest) : 0);
        return above > 0 && newest.Date < read.ObservedOn.AddDays(-FreshDays)
            ? new(ReadingOutcome.Undated, $"最新日期{newest.Date:yyyy-MM-dd}的条目上方有{above}条未显示日期的条目，无法确定最后更新", items, null, template, reader.DependsOnDay(blocks))
            : new(ReadingOutcome.Read, null, items, newest, template, above > 0 || reader.DependsOnDay(blocks));
    }

    // 新 or an icon instead of a date above the newest dated item, or a year to come by a slip of the pen: it may be newer.
    private static int UndatedAbove(List<ListItem> items, ListItem newest)
    {
        var count = 0;
        foreach (var item in items)
        {
            if (ReferenceEquals(item, newest)) break;
            if (item is { Date: null, Pinned: false } && (item.Note is null || PublicationDay.IsSlip(item))) count++;
        }

        return count;
    }

    // What was written after the newest item's publication came out later still.
    private static int WrittenAbove(List<ListItem> items, ListItem newest)
    {
        var count = 0;
        foreach (var item in items)
        {
            if (ReferenceEquals(item, newest)) break;
            if (item is { Date: null, Note: { } note, Pinned: false } && note.EndsWith("不是发布日期", StringComparison.Ordinal)) count++;
        }

        return count;
    }

    internal static ListReading NotRead(string reason) => new(ReadingOutcome.NotRead, reason, [], null, null);
}
