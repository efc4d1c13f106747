using System.Text;
using AngleSharp.Dom;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>The text of an article without what stands around it: menus and related lists have words of campaigns too.</summary>
internal static class ArticleText
{
    private const int Most = 20_000;

    /// <summary>The text, line by line; null where the page has no block of running text.</summary>
    public static string? Of(HtmlPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Document.Body is not { } body) return null;
        // An article's paragraphs are children of one element, or of that element's only children; elsewhere text stands in links.
        var weights = new Dictionary<IElement, int>();
        foreach (var paragraph in body.QuerySelectorAll("p, br"))
        {
            var holder = paragraph.ParentElement;
            var weight = string.Equals(paragraph.LocalName, "br", StringComparison.Ordinal) ? 20 : OwnText(paragraph);
            for (var up = 0; holder is not null && up < 2 && weight > 0; up++, holder = holder.ParentElement, weight /= 2)
                weights[holder] = weights.GetValueOrDefault(holder) + weight;
        }
        if (weights.Count == 0) return null;
        var best = weights.MaxBy(pair => pair.Value).Key;
        var text = new StringBuilder();
        Append(best, text);
        return text.Length == 0 ? null : text.ToString();
    }

    private static int OwnText(IElement paragraph)
    {
        var all = paragraph.TextContent.AsSpan().Trim().Length;
        foreach (var link in paragraph.QuerySelectorAll("a")) all -= link.TextContent.Length;
        return Math.Max(0, all);
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (text.Length >= Most) return;
            switch (child)
            {
                case IText words:
                    text.Append(words.Data.AsSpan().Trim());
                    break;
                case IElement { LocalName: "script" or "style" or "noscript" }:
                    break;
                case IElement element:
                    Append(element, text);
                    if (element.LocalName is "p" or "br" or "div" or "li" or "tr" or "h1" or "h2" or "h3") text.Append('\n');
                    break;
            }
        }
    }
}
