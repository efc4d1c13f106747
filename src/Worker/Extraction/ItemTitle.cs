namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The title that a link shows.</summary>
internal static class ItemTitle
{
    /// <summary>The link's text without the date's nodes; its heading where it wraps a whole card; its title attribute
    /// where the text is cut short or missing.</summary>
    public static string Of(PageOutline outline, int link, int dateFrom, int dateTo)
    {
        if (!outline.Contains(link, dateFrom)) (dateFrom, dateTo) = (-1, -1);
        var element = outline[link].Element;
        var text = OutlineText.Of(outline, HeadingIn(outline, link, dateFrom, dateTo), dateFrom, dateTo);
        if (text.Length >= 2 && !IsCut(text)) return text;
        if (element.GetAttribute("title") is { } title && !string.IsNullOrWhiteSpace(title)) return OutlineText.Fold(title);
        if (text.Length > 0) return text;
        for (var i = link + 1; i < outline[link].End; i++)
        {
            if (outline[i].Kind == ElementKind.Image && outline[i].Element.GetAttribute("alt") is { Length: > 0 } alt) return OutlineText.Fold(alt);
        }

        return "";
    }

    private static int HeadingIn(PageOutline outline, int link, int dateFrom, int dateTo)
    {
        for (var i = link + 1; i < outline[link].End; i++)
        {
            if (outline[i].Kind == ElementKind.Heading && (i < dateFrom || i >= dateTo)) return i;
        }

        return link;
    }

    private static bool IsCut(string text) =>
        text.EndsWith('…') || text.EndsWith("..", StringComparison.Ordinal);
}
