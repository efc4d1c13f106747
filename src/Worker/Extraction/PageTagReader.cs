using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads the <c>meta</c> tags of the head.</summary>
internal static class PageTagReader
{
    public static PageTags Read(IDocument document, ReadOnlySpan<char> raw)
    {
        string? siteName = null, siteIdCode = null, columnName = null, columnType = null, articleTitle = null, pubDate = null;
        var metas = document.Head?.ChildNodes;
        for (var i = 0; i < (metas?.Length ?? 0); i++)
        {
            if (metas![i] is not IElement { LocalName: "meta" } meta || meta.GetAttribute("name") is not { Length: > 0 } name) continue;
            if (meta.GetAttribute("content")?.Trim() is not { Length: > 0 } content) continue;
            switch (name.Trim().ToLowerInvariant())
            {
                case "sitename": siteName ??= content; break;
                case "siteidcode": siteIdCode ??= content; break;
                case "columnname": columnName ??= content; break;
                case "columntype": columnType ??= content; break;
                case "articletitle": articleTitle ??= content; break;
                case "pubdate": pubDate ??= content; break;
            }
        }

        return new PageTags
        {
            Title = document.Title?.Trim() is { Length: > 0 } title ? title : null,
            SiteName = siteName,
            SiteIdCode = siteIdCode,
            ColumnName = columnName,
            ColumnType = columnType,
            ArticleTitle = articleTitle,
            PubDate = pubDate,
            GeneratedOn = GeneratedOn(raw),
        };
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
