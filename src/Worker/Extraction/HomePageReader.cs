using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads a home page: all its dated items, and the newest over all of them.</summary>
public static class HomePageReader
{
    private const int ShortestTitle = 6;

    // 政府信息公开年报 is as long as a menu's words get
    private const int LongestMenuWord = 9;

    public static ListReading Read(HtmlPage page, DateOnly observedOn)
    {
        var read = PageBlocks.Of(page, observedOn);
        var reader = new ItemReader(read);
        var blocks = read.Blocks.FindAll(block =>
            (block.Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) == Zone.None && block.MeanTitle >= ShortestTitle && !IsOfAnotherHost(read, block));
        // issues of a gazette, known by their month alone, date no home page that has days
        if (blocks.Exists(static block => !IsOfMonths(block))) blocks.RemoveAll(IsOfMonths);
        var clocks = blocks.FindAll(reader.IsVisitorsClock);
        if (clocks.Count > 0) blocks.RemoveAll(clocks.ToHashSet().Contains);
        var items = reader.Read(blocks, withUndated: false);
        var newest = ItemReader.NewestOf(items);
        if (EmbeddedLists.Read(page, observedOn) is { Newest: { Date: { } date } inner } embedded)
        {
            items.AddRange(embedded.Items);
            if (newest?.Date is not { } known || date > known) newest = inner;
        }

        if (clocks.Count > 0 && (newest?.Date is not { } latest || latest < observedOn.AddDays(-ListPageReader.FreshDays)))
            return NotRead($"首页有{clocks.Sum(static block => block.Items.Count)}条信息的日期全部为采集当日，疑为访问时间，需人工核对", dependsOnDay: true);
        if (newest is not null && reader.IsYearInDoubt(blocks))
            return NotRead($"首页条目的日期未写年份，页面生成时间{read.DoubtedMade:yyyy-MM-dd}过早，无法确定年份", dependsOnDay: true);
        if (newest is null) return WithoutDates(read, items);
        if (!PageNature.IsWhole(page) && !PageNature.GoesOnBehind(read.Outline, blocks)) return ListPageReader.NotRead("首页不完整");
        if (newest.Date < observedOn.AddDays(-ListPageReader.FreshDays) && HomeDoubts.Of(read, items, newest) is { } doubt)
            return doubt with { DependsOnDay = clocks.Count > 0 || reader.DependsOnDay(blocks) };
        return new(ReadingOutcome.Read, null, items, newest, blocks.Count == 0 ? null : BlockTemplate.Of(read.Outline, blocks[0]), clocks.Count > 0 || reader.DependsOnDay(blocks));
    }

    private static bool IsOfMonths(ItemBlock block) => block.Items.TrueForAll(static item => item.Date.Shown.Precision == DatePrecision.Month);

    // A weather link with its day, a banner of the government above.
    private static bool IsOfAnotherHost(PageBlocks read, ItemBlock block) =>
        block.Items.Count == 1 && read.Page.Address.PathOf(read.Outline.HrefOf(read.Outline.Links[block.Items[0].Link])) is null;

    private static ListReading NotRead(string reason, bool dependsOnDay) => ListPageReader.NotRead(reason) with { DependsOnDay = dependsOnDay };

    private static ListReading WithoutDates(PageBlocks read, List<ListItem> items)
    {
        if (read.Outline.HasFrameSet) return ListPageReader.NotRead("首页为框架页");
        if (!PageNature.IsWhole(read.Page)) return ListPageReader.NotRead("首页不完整");
        var (articles, likely, dated, titles) = CollectArticles(read);
        // A home page without dates counts as not updated, a veto: said only where nothing on it hints at a date that we failed to see.
        if (items.Count > 0) return NotRead("首页条目的日期均不可采信，需人工核对", dependsOnDay: true);
        if (dated > 0) return ListPageReader.NotRead($"首页条目未显示日期，但有{dated}条的地址含日期，需人工核对") with { Items = articles };
        if (PageScripts.MayFill(read.Page)) return ListPageReader.NotRead("首页内容可能由脚本生成");
        if (MissingList.HasFrame(read.Outline)) return ListPageReader.NotRead("首页内容可能在内嵌框架（iframe）中");
        if (articles.Count >= 3) return new(ReadingOutcome.Undated, $"首页有{articles.Count}条信息，均未显示发布日期", articles, null, null);
        return articles.Count + likely == 0 && titles >= 3 && !MissingList.IsProse(read)
            ? new(ReadingOutcome.Blank, "首页只有导航，没有信息条目", [], null, null)
            : ListPageReader.NotRead("首页无法识别信息条目");
    }

    // The articles without dates: theirs may be read on their own pages.
    private static (List<ListItem> Articles, int Likely, int Dated, int Titles) CollectArticles(PageBlocks read)
    {
        var articles = new List<ListItem>();
        int likely = 0, dated = 0, titles = 0;
        for (var link = 0; link < read.Outline.Links.Count; link++)
        {
            ref readonly var node = ref read.Outline[read.Outline.Links[link]];
            if (!read.Titles.IsTitle(link)) continue;
            titles++;
            var href = read.Outline.HrefOf(read.Outline.Links[link]);
            if (!AddressDate.LooksLikeArticle(href))
            {
                if (read.Titles.LettersOf(link) > LongestMenuWord || (read.Titles.LettersOf(link) >= ShortestTitle && UndatedList.MayBeArticle(href))) likely++;
                continue;
            }

            articles.Add(new ListItem(ItemTitle.Of(read.Outline, read.Outline.Links[link], -1, -1), read.Page.Address.Absolute(href), null, false));
            if (AddressDate.TryRead(href, out _, out _, out _)) dated++;
        }

        return (articles, likely, dated, titles);
    }
}
