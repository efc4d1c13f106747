namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Collects a page's links to its own host, for walking a site.</summary>
public static class LinkCollector
{
    /// <summary>Adds path and query of each link on the page's host; gives how many were new. A link already there costs
    /// no string.</summary>
    public static int Collect(HtmlPage page, HashSet<string> into)
    {
        var outline = page.Outline;
        var known = into.GetAlternateLookup<ReadOnlySpan<char>>();
        var address = page.Address;
        Span<char> scratch = stackalloc char[512];
        var before = into.Count;
        foreach (var node in outline.Links)
        {
            var href = outline[node].Element.GetAttribute("href")!;
            if (address.TryPath(href, scratch, out var path))
            {
                if (path.Length != href.Length) known.Add(path);
                else if (!known.Contains(path)) into.Add(path.SequenceEqual(href) ? href : path.ToString());
            }
            else if (address.PathOf(href) is { } odd) into.Add(odd);
        }

        return into.Count - before;
    }
}
