using AngleSharp.Dom;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Finds the feeds that a list page links and that can be its own column's: a feed of the whole site would make every
/// column look fresh.</summary>
public static class FeedLinks
{
    private const int Most = 3;

    private static readonly string[] s_endings =
        ["/rss.xml", "/feed.xml", "/atom.xml", "/index.rdf", "/feed.json", ".rss", ".atom", ".rdf", "/feed", "/rss", "/atom", "_rss.xml", "-rss.xml", "rss.aspx", "rss.jsp"];

    /// <summary>Absolute addresses on the page's own host, those of <c>link rel=alternate</c> first.</summary>
    public static IReadOnlyList<string> Find(HtmlPage page)
    {
        var address = page.Address;
        var path = PathOnly(address.Path).ToString();
        var found = new List<string>();
        foreach (var link in page.Document.Head?.Children ?? Enumerable.Empty<IElement>())
        {
            if (link.LocalName != "link" || link.GetAttribute("href") is not { Length: > 0 } href || address.PathOf(href) is not { } target) continue;
            if (HasWord(link.GetAttribute("rel"), "alternate") && IsFeedType(link.GetAttribute("type")) && !IsComments(target) && !IsWholeSites(target, path))
                Add(found, address, target);
        }

        var outline = page.Outline;
        foreach (var node in outline.Links)
        {
            if (found.Count >= Most) break;
            var href = outline[node].Element.GetAttribute("href")!;
            if (!MayBeFeed(href) && !IsNamedFeed(outline, node)) continue;
            if (address.PathOf(href) is { } target && !IsComments(target) && IsBelow(target, path) && PathOnly(target) is var own && !own.Equals(path, StringComparison.OrdinalIgnoreCase))
                Add(found, address, target);
        }

        // an own one beside others: the others are of more than this column
        if (found.Exists(feed => IsBelow(address.PathOf(feed) ?? "", path) && Directory(path).Length > 1)) found.RemoveAll(feed => !IsBelow(address.PathOf(feed) ?? "", path));
        return found.Count > Most ? found[..Most] : found;
    }

    private static void Add(List<string> found, PageAddress address, string target)
    {
        var absolute = address.Absolute(target);
        if (!found.Contains(absolute)) found.Add(absolute);
    }

    private static bool IsFeedType(string? type) =>
        type is not null && (type.Contains("rss+xml", StringComparison.OrdinalIgnoreCase) || type.Contains("atom+xml", StringComparison.OrdinalIgnoreCase)
            || type.Contains("rdf+xml", StringComparison.OrdinalIgnoreCase) || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase));

    private static bool MayBeFeed(string href)
    {
        var path = PathOnly(href).TrimEnd('/');
        foreach (var ending in s_endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase) || path.Equals(ending.AsSpan(1), StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsNamedFeed(PageOutline outline, int link)
    {
        Span<char> text = stackalloc char[16];
        var length = OutlineText.Join(outline, link, text);
        return length > 0 && text[..length].Trim() is var name
            && (name.Equals("rss", StringComparison.OrdinalIgnoreCase) || name.Equals("rss订阅", StringComparison.OrdinalIgnoreCase) || name.Equals("订阅rss", StringComparison.OrdinalIgnoreCase)
                || name.Equals("rss feed", StringComparison.OrdinalIgnoreCase) || name.Equals("atom", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsComments(string target) => target.Contains("/comment", StringComparison.OrdinalIgnoreCase);

    // Below the page's directory; beside other pages of one directory only by the page's own name.
    private static bool IsBelow(ReadOnlySpan<char> target, ReadOnlySpan<char> page)
    {
        var directory = Directory(page);
        if (!target.StartsWith(directory, StringComparison.OrdinalIgnoreCase)) return false;
        var file = page[directory.Length..];
        if (file.IsEmpty || file.StartsWith("index", StringComparison.OrdinalIgnoreCase) || file.StartsWith("default", StringComparison.OrdinalIgnoreCase)
            || file.StartsWith("list", StringComparison.OrdinalIgnoreCase)) return true;
        var dot = file.LastIndexOf('.');
        return target[directory.Length..].StartsWith(dot < 0 ? file : file[..dot], StringComparison.OrdinalIgnoreCase);
    }

    // /rss.xml, /feed/ and /rss/index.xml are of all that lies below /.
    private static bool IsWholeSites(ReadOnlySpan<char> target, ReadOnlySpan<char> page)
    {
        if (target.Contains('?')) return false;
        var covered = Directory(target.TrimEnd('/'));
        if (target[^1] != '/' && covered.Length > 1)
        {
            var last = covered[..^1];
            last = last[(last.LastIndexOf('/') + 1)..];
            if (last is "rss" or "feed" or "feeds" or "atom" && target[covered.Length..].StartsWith("index", StringComparison.OrdinalIgnoreCase))
                covered = Directory(covered[..^1]);
        }

        var own = Directory(page);
        return covered.Length < own.Length && own.StartsWith(covered, StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Directory(ReadOnlySpan<char> path) => path[..(path.LastIndexOf('/') + 1)];

    private static ReadOnlySpan<char> PathOnly(ReadOnlySpan<char> path) => path.IndexOfAny('?', '#') is >= 0 and var end ? path[..end] : path;

    private static bool HasWord(string? text, string word)
    {
        foreach (var part in text.AsSpan().Split(' '))
        {
            if (text.AsSpan()[part].Trim().Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
