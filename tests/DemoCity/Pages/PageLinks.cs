using System.Net;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>Reads back what the city's own markup leads to. It knows no other markup than the city's: quoted attributes, closed scripts.</summary>
public static class PageLinks
{
    /// <summary>What a page leads to or loads, in its order, as written.</summary>
    public static IEnumerable<(TrueLinkKind Kind, string Href)> Of(string html)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                at = html.IndexOf("-->", at, StringComparison.Ordinal);
                continue;
            }

            var end = html.IndexOf('>', at);
            var tag = html[at..end];
            at = end;
            if (One(tag) is { } link) yield return link;
            if (Is(tag, "script") || Is(tag, "style")) at = html.IndexOf(Is(tag, "script") ? "</script" : "</style", at, StringComparison.Ordinal);
        }
    }

    /// <summary>What an address leads to, by the element and the ending.</summary>
    private static TrueLinkKind KindOf(string href)
    {
        var path = href.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? href[..query] : href;
        return path.EndsWith(".pdf", StringComparison.Ordinal) || path.EndsWith(".doc", StringComparison.Ordinal) ? TrueLinkKind.Attachment : TrueLinkKind.Page;
    }

    private static (TrueLinkKind Kind, string Href)? One(string tag)
    {
        if (Is(tag, "a")) return Value(tag, " href=") is { } href && !href.StartsWith("javascript:", StringComparison.Ordinal) ? (KindOf(href), href) : null;
        if (Is(tag, "img")) return Value(tag, " src=") is { } picture ? (TrueLinkKind.Image, picture) : null;
        if (Is(tag, "script")) return Value(tag, " src=") is { } script ? (TrueLinkKind.Script, script) : null;
        if (Is(tag, "link")) return Value(tag, " href=") is { } style ? (TrueLinkKind.Style, style) : null;
        return Is(tag, "iframe") && Value(tag, " src=") is { } frame ? (TrueLinkKind.Frame, frame) : null;
    }

    private static bool Is(string tag, string name) =>
        tag.Length > name.Length && string.CompareOrdinal(tag, 1, name, 0, name.Length) == 0 && (tag.Length == name.Length + 1 || char.IsWhiteSpace(tag[name.Length + 1]));

    private static string? Value(string tag, string attribute)
    {
        var start = tag.IndexOf(attribute, StringComparison.Ordinal);
        if (start < 0) return null;
        start += attribute.Length;
        return WebUtility.HtmlDecode(tag[(start + 1)..tag.IndexOf(tag[start], start + 1)]);
    }
}
