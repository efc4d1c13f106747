using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The addresses under which one site's home page is known: the registered one and where it led to, with or without scheme, www and index file.</summary>
public sealed class HomeAddresses
{
    private static readonly string[] IndexFiles = ["index.html", "index.htm", "index.shtml", "index.jsp", "index.php", "index.aspx", "default.aspx", "default.html"];

    private readonly HashSet<string> _bare = new(StringComparer.OrdinalIgnoreCase);

    private readonly string? _host;

    public HomeAddresses(string? siteUrl)
    {
        if (siteUrl is null) return;
        Add(siteUrl);
        _host = new Uri(siteUrl).Host;
    }

    /// <summary>Whether an address lies on the registered site's own hosts.</summary>
    public bool IsOfSite(string url) => _host is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && SiteScope.Contains(_host, uri.Host);

    public void Add(string url) => _bare.Add(Bare(url));

    public bool Contain(string url) => _bare.Contains(Bare(url));

    private static string Bare(string url)
    {
        var bare = url.AsSpan();
        var scheme = bare.IndexOf("://");
        if (scheme >= 0) bare = bare[(scheme + 3)..];
        if (bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) bare = bare[4..];
        foreach (var file in IndexFiles)
        {
            if (!bare.EndsWith("/" + file, StringComparison.OrdinalIgnoreCase)) continue;
            bare = bare[..^file.Length];
            break;
        }
        return bare.TrimEnd('/').ToString();
    }
}
