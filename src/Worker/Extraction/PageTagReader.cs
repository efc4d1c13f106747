using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads the <c>meta</c> tags of the head.</summary>
internal static class PageTagReader
{
    public static PageTags Read(IDocument document, ReadOnlySpan<char> raw)
    {
        var written = Written(document.Head, PageTags.None);
        // a stray text or element before the tags has closed the head
        return Written(document.Body, written) with
        {
            Title = document.Title?.Trim() is { Length: > 0 } title ? title : null,
            GeneratedOn = GeneratedOn(raw),
        };
    }

    // The first of a name speaks.
    private static PageTags Written(IElement? parent, PageTags tags)
    {
        var metas = parent?.ChildNodes;
        for (var i = 0; i < (metas?.Length ?? 0); i++)
        {
            if (metas![i] is not IElement { LocalName: "meta" } meta || meta.GetAttribute("name") is not { Length: > 0 } name) continue;
            if (meta.GetAttribute("content")?.Trim() is not { Length: > 0 } content) continue;
            tags = TagName.Of(name) switch
            {
                "SiteName" => tags with { SiteName = tags.SiteName ?? content },
                "SiteIDCode" => tags with { SiteIdCode = tags.SiteIdCode ?? content },
                "ColumnName" => tags with { ColumnName = tags.ColumnName ?? content },
                "ColumnType" => tags with { ColumnType = tags.ColumnType ?? content },
                "ArticleTitle" => tags with { ArticleTitle = tags.ArticleTitle ?? content },
                "PubDate" => tags with { PubDate = tags.PubDate ?? content },
                _ => tags,
            };
        }

        return tags;
    }

    // In a meta tag, a comment or the foot; the raw text has them all.
    private static DateOnly? GeneratedOn(ReadOnlySpan<char> raw)
    {
        var at = raw.IndexOf("页面生成时间");
        if (at < 0) return null;
        var behind = raw[(at + 6)..];
        behind = behind[..Math.Min(behind.Length, 32)];
        if (!DateText.TryFind(behind, DateOnly.MaxValue.AddYears(-1), out var found)) return null;
        // behind a stamp that is no date stands some other date
        if (behind[..found.Start].ContainsAnyInRange('0', '9')) return null;
        return found is { YearShown: true, Precision: DatePrecision.Day } ? found.Value : null;
    }
}
