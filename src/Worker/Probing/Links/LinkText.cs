using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What readers see of a link: its words, or those that stand for its picture.</summary>
public static class LinkText
{
    private const int Longest = 200;

    public static string? Of(IElement element)
    {
        var text = Words(element);
        if (text is not null) return text;
        if (element.GetAttribute("alt") is { } alt && Clean(alt) is { } own) return own;
        if (element.GetAttribute("title") is { } title && Clean(title) is { } said) return said;
        foreach (var child in element.Children)
        {
            if (child.LocalName == "img" && child.GetAttribute("alt") is { } picture && Clean(picture) is { } shown) return shown;
        }

        return null;
    }

    // An unclosed link may hold the rest of the page.
    private static string? Words(IElement element)
    {
        if (element.LocalName is "script" or "iframe" or "object" or "link" or "meta") return null;
        var text = element.TextContent;
        return Clean(text.Length > Longest * 5 ? text[..(Longest * 5)] : text);
    }

    private static string? Clean(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty) return null;
        if (!trimmed.ContainsAny('\n', '\r', '\t') && !trimmed.Contains("  ", StringComparison.Ordinal)) return Cut(trimmed.ToString());
        return Cut(string.Join(' ', trimmed.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
