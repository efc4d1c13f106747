using FreshnessCrawler.DemoCity.Pages.Lists;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>Writes a list in one of the forms.</summary>
public static class ListMarkup
{
    public static void Write(ListStyle style, ListContext list)
    {
        Action<ListContext> write = style switch
        {
            ListStyle.DateFirst => PlainLists.DateFirst,
            ListStyle.Parentheses => PlainLists.Parentheses,
            ListStyle.Brackets => PlainLists.Brackets,
            ListStyle.Slashes => PlainLists.Slashes,
            ListStyle.Dots => PlainLists.Dots,
            ListStyle.Chinese => PlainLists.Chinese,
            ListStyle.Yearless => PlainLists.Yearless,
            ListStyle.Table => BlockLists.Table,
            ListStyle.WrapAnchor => BlockLists.WrapAnchor,
            ListStyle.Related => BlockLists.Related,
            ListStyle.SplitDay => BlockLists.SplitDay,
            ListStyle.Cards => BlockLists.Cards,
            ListStyle.Catalogue => CatalogueList.Write,
            ListStyle.JPage => JPageList.Write,
            ListStyle.Tabs => TabList.Write,
            _ => PlainLists.AnchorSpan,
        };
        write(list);
    }

    /// <summary>Dates without a year say nothing once they are older than this: such a page shows them in full.</summary>
    public static ListStyle Readable(ListStyle style, IReadOnlyList<PlanItem> items, DateOnly asOf)
    {
        if (style != ListStyle.Yearless) return style;
        foreach (var item in items)
        {
            if (item.Date < asOf.AddDays(-300) || item.Date > asOf) return ListStyle.AnchorSpan;
        }

        return style;
    }
}
