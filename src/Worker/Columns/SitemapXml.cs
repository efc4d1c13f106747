using System.Net;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>A sitemap.xml: addresses of pages, or of further sitemaps. It has no names, so it proposes little and confirms much.</summary>
/// <param name="Pages">The addresses of a urlset, in order, each once.</param>
/// <param name="Sitemaps">The addresses of a sitemapindex.</param>
public sealed record SitemapXml(IReadOnlyList<string> Pages, IReadOnlyList<string> Sitemaps)
{
    private const int MostAddresses = 50_000;
    private const int LongestAddress = 2000;
    private const int MostColumns = 500;

    /// <summary>Reads what can be read: real files are cut off, badly encoded and undeclared, so elements are looked for, not parsed.</summary>
    public static SitemapXml Read(ReadOnlySpan<char> text)
    {
        var addresses = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isIndex = text.Contains("<sitemapindex", StringComparison.OrdinalIgnoreCase);
        while (addresses.Count < MostAddresses)
        {
            var start = text.IndexOf("<loc>", StringComparison.OrdinalIgnoreCase);
            if (start < 0) break;
            text = text[(start + 5)..];
            var end = text.IndexOf('<') is 0 ? text.IndexOf("]]>") : text.IndexOf('<');
            if (end < 0) break;
            var address = text[..end].StartsWith("<![CDATA[", StringComparison.Ordinal) ? text[9..end] : text[..end];
            text = text[end..];
            var trimmed = WebUtility.HtmlDecode(address.Trim().ToString());
            if (trimmed.Length is > 0 and <= LongestAddress && Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && seen.Add(trimmed)) addresses.Add(trimmed);
        }

        return isIndex ? new([], addresses) : new(addresses, []);
    }

    /// <summary>Those addresses of the site whose own words say that they are columns of news, notices or policies. Named by that word: a
    /// person must name and confirm them.</summary>
    public IReadOnlyList<ProposedColumn> Columns(Uri site)
    {
        var found = new List<ProposedColumn>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in Pages)
        {
            if (found.Count == MostColumns) break;
            var url = ColumnAddress.Clean(page);
            if (PathHints.Of(url) is not { Category: not ColumnCategory.Other } hint || ColumnLinks.IsArticle(url)) continue;
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || HostTies.Of(site, uri) is not (HostTie.Own or HostTie.Below) || !seen.Add(ColumnAddress.Key(url))) continue;
            var (category, confidence, _) = ColumnClassifier.Classify(hint.Word, path: url);
            found.Add(new ProposedColumn(hint.Word, url, 2, category, confidence, $"仅见于 sitemap.xml，名称未知，按地址“{hint.Word}”归类") { Place = NavigationPlace.SitemapXml });
        }

        return found;
    }
}
