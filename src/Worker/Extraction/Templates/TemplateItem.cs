using AngleSharp.Css.Dom;
using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Extraction.Templates;

/// <summary>Reads one item by a template's selectors, its date by the rules of the general reader.</summary>
internal static class TemplateItem
{
    private const int LongestDate = 60;

    /// <summary>Null where the item has no link or no title. <paramref name="shown"/> is the date as written, even one that is refused.</summary>
    public static ListItem? Read(IElement item, CmsTemplate template, HtmlPage page, DateOnly anchor, DateOnly observedOn, out ShownDate? shown)
    {
        shown = null;
        if (First(item, template.Link) is not { } link || link.GetAttribute("href") is not { Length: > 0 } href) return null;
        shown = ShownIn(item, template.Date, anchor);
        var title = TitleOf(template.Title is null ? link : First(item, template.Title) ?? link, link);
        if (title.Length < 2) return null;
        var day = shown is { } known ? PublicationDay.Of(known, href, observedOn) : default(PublicationDay);
        return new ListItem(title, page.Address.Absolute(href), day.Date, item.TextContent.Contains("置顶", StringComparison.Ordinal), day.Note, Inferred: day.Inferred);
    }

    private static IElement? First(IElement item, ISelector selector)
    {
        if (selector.Match(item)) return item;
        foreach (var element in item.ChildNodes.QuerySelectorAll(selector)) return element;
        return null;
    }

    private static ShownDate? ShownIn(IElement item, ISelector selector, DateOnly anchor)
    {
        foreach (var element in item.ChildNodes.QuerySelectorAll(selector))
        {
            var text = OutlineText.Fold(element.TextContent);
            if (text.Length is 0 or > LongestDate) continue;
            // a date among other words is a title's, unless they are its label
            if (DateText.TryFind(text, anchor, out var found)
                && (found.RestOf(text) == 0 || DateLabels.Of(text.AsSpan(0, found.Start)) == DateLabel.Published)) return found;
            if (SplitDate.TryRead(text, anchor, out found)) return found;
        }

        return null;
    }

    private static string TitleOf(IElement element, IElement link)
    {
        var text = OutlineText.Fold(element.TextContent);
        var cut = text.EndsWith('…') || text.EndsWith("..", StringComparison.Ordinal);
        if (text.Length >= 2 && !cut) return text;
        return link.GetAttribute("title") is { } title && !string.IsNullOrWhiteSpace(title) ? OutlineText.Fold(title) : text;
    }
}
