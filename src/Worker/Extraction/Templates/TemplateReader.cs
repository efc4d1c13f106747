using AngleSharp.Dom;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction.Templates;

/// <summary>Reads a list by the template of its content management system. It answers only where all is clear; whatever is in doubt
/// (a page cut short, undated items on top, the visitor's date) is left to the general reader, which can say why.</summary>
public sealed class TemplateReader(TemplateBook book)
{
    private const int MostItems = 500;
    private const int LongestTrust = 30;

    /// <summary>Null where no template fits, or where the one that fits finds no clear list. Dates are civil days in China.</summary>
    public ListReading? Read(HtmlPage page, DateOnly observedOn)
    {
        foreach (var template in book.Fitting(page))
        {
            if (Read(page, template, observedOn) is { } reading) return reading;
        }

        return null;
    }

    private static ListReading? Read(HtmlPage page, CmsTemplate template, DateOnly observedOn)
    {
        var made = page.Tags.GeneratedOn is { } day && day <= observedOn ? day : (DateOnly?)null;
        var trusted = made >= observedOn.AddDays(-LongestTrust);
        var anchor = trusted ? made!.Value : observedOn;
        var items = new List<ListItem>();
        var dependsOnDay = false;
        foreach (var element in page.Document.ChildNodes.QuerySelectorAll(template.Item))
        {
            if (TemplateItem.Read(element, template, page, anchor, observedOn, out var shown) is not { } item) continue;
            // year-less dates of a page made long ago: the general reader weighs them
            if (shown is { YearShown: false } && made is not null && !trusted) return null;
            if (items.Count == MostItems) return null;
            items.Add(item);
            dependsOnDay |= shown is { Precision: DatePrecision.Month } || shown?.Value > observedOn;
        }

        if (Newest(items) is not { Date: { } date } newest || !PageNature.IsWhole(page)) return null;
        var first = items.IndexOf(newest);
        if (items.FindIndex(0, first, static item => item.Date is null) >= 0 || IsVisitorsClock(items, observedOn)) return null;
        MarkPinned(items, date);
        return new(ReadingOutcome.Read, null, items, items[first], "模板：" + template.Name, dependsOnDay);
    }

    private static ListItem? Newest(List<ListItem> items)
    {
        ListItem? newest = null;
        foreach (var item in items)
        {
            if (item.Date is { } date && (newest?.Date is not { } known || date > known)) newest = item;
        }

        return newest;
    }

    private static bool IsVisitorsClock(List<ListItem> items, DateOnly observedOn) => items.Count >= 2 && items.TrueForAll(item => item.Date == observedOn);

    // A few older items above the newest are pinned; more than a few are another order.
    private static void MarkPinned(List<ListItem> items, DateOnly newest)
    {
        var at = items.FindIndex(item => item.Date == newest);
        if (at is < 1 or > 3) return;
        for (var i = 0; i < at; i++) items[i] = items[i] with { Pinned = true };
    }
}
