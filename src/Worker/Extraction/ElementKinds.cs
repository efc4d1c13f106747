using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Maps tags to kinds, and elements to zones.</summary>
internal static class ElementKinds
{
    public static ElementKind Of(string name) => name switch
    {
        "a" => ElementKind.Link,
        "ul" or "ol" or "dl" => ElementKind.List,
        "li" => ElementKind.ListItem,
        "table" => ElementKind.Table,
        "tr" => ElementKind.Row,
        "td" => ElementKind.Cell,
        "th" => ElementKind.HeadCell,
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => ElementKind.Heading,
        "body" => ElementKind.Body,
        "script" => ElementKind.Script,
        "iframe" or "frame" => ElementKind.Frame,
        "img" => ElementKind.Image,
        "style" or "noscript" or "template" or "textarea" or "svg" or "option" or "head" or "link" or "meta" or "title" => ElementKind.Void,
        _ => ElementKind.Other,
    };

    public static Zone ZoneOf(IElement element, ElementKind kind, ElementKind parent)
    {
        var zone = element.LocalName switch
        {
            "nav" => Zone.Nav,
            "footer" => Zone.Foot,
            "aside" => Zone.Foreign,
            "header" when parent == ElementKind.Body => Zone.Head,
            _ => Zone.None,
        };
        // The classes of items, cells and inline marks (li.nav-item, span.time) say nothing of the page's parts.
        if (kind is ElementKind.Other or ElementKind.List or ElementKind.Table or ElementKind.Cell)
        {
            if (element.ClassName is { Length: > 1 } names) zone |= ZoneWords.Of(names);
            if (element.Id is { Length: > 1 } id) zone |= ZoneWords.Of(id);
        }

        if (element.GetAttribute("style") is { } style && IsHidden(style)) zone |= Zone.Hidden;
        return zone;
    }

    private static bool IsHidden(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        var value = style[(at + 7)..].TrimStart(" :");
        return value.StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }
}
