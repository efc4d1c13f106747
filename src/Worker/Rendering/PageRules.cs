using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>What of a page's requests is sent. The list is what is wanted: documents of the site, scripts and data wherever they are
/// public, and of pictures and styles what the screenshot needs.</summary>
public sealed class PageRules(Uri site, string siteHost, bool pictures)
{
    // Counters of visits: nothing of a list comes from them, and a visit of ours is none.
    private static readonly string[] Counters =
    [
        "hm.baidu.com", "tongji.baidu.com", "push.zhanzhang.baidu.com", "zz.bdstatic.com", "cnzz.com", "umeng.com", "51.la", "51yes.com", "google-analytics.com",
        "googletagmanager.com", "doubleclick.net", "ta.trs.cn", "gridsum.com", "gridsumdissector.com", "growingio.com", "sensorsdata.cn", "matomo.cloud",
        "irs01.com",
    ];

    private readonly string _parent = ParentOf(siteHost);

    public PageTurn Judge(Uri uri, string kind, string method, bool mainDocument)
    {
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0) return PageTurn.Drop;
        var host = uri.IdnHost;
        if (mainDocument) return SiteScope.Contains(siteHost, host) && IsRead(method) ? PageTurn.Send : PageTurn.Leave;
        if (IsCounter(host)) return PageTurn.Drop;
        var kin = IsKin(host);
        return kind switch
        {
            "document" => kin && IsRead(method) ? PageTurn.Send : PageTurn.Drop,
            "script" => PageTurn.Send,
            // Lists are often asked for by POST; to strangers a POST only tells of the visit.
            "xhr" or "fetch" => IsRead(method) || kin && method == "POST" ? PageTurn.Send : PageTurn.Miss,
            "stylesheet" => kin ? PageTurn.Send : PageTurn.Drop,
            "image" => kin && pictures ? PageTurn.Send : PageTurn.Drop,
            _ => PageTurn.Drop,
        };
    }

    /// <summary>Whether the run's private networks hold for an address: for hosts of the same house, and not for other doors of theirs,
    /// lest a page look about in the network that it stands in.</summary>
    public bool MayBePrivate(Uri uri) => IsKin(uri.IdnHost) && (uri.Port == site.Port || uri.IsDefaultPort);

    /// <summary>Of the site, or beside it under one domain: an office's list often comes from its city's search or data host.</summary>
    public bool IsKin(string host) => SiteScope.Contains(siteHost, host) || _parent.Length > 0 && SiteScope.Contains(_parent, host);

    private static bool IsRead(string method) => method is "GET" or "HEAD";

    private static bool IsCounter(string host)
    {
        foreach (var counter in Counters)
        {
            if (host.EndsWith(counter, StringComparison.OrdinalIgnoreCase) && (host.Length == counter.Length || host[^(counter.Length + 1)] == '.')) return true;
        }
        return false;
    }

    private static string ParentOf(string host)
    {
        if (System.Net.IPAddress.TryParse(host, out _)) return "";
        var bare = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
        var dot = bare.IndexOf('.', StringComparison.Ordinal);
        // SiteScope holds a registry's suffix to be nobody's domain.
        return dot < 0 ? "" : bare[(dot + 1)..];
    }
}
