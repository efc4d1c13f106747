namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Which hosts belong to one site: the host itself with or without www, and its subdomains, but never a
/// registry's own suffix: www.gov.cn does not make every *.gov.cn one site. The domain above is another's: an office whose site now leads
/// to the city's portal must not be judged by the portal's news.</summary>
public static class SiteScope
{
    private static readonly HashSet<string> SharedSuffixes = new(StringComparer.OrdinalIgnoreCase)
    {
        "gov.cn", "com.cn", "org.cn", "net.cn", "edu.cn", "ac.cn", "mil.cn",
        "bj.cn", "sh.cn", "tj.cn", "cq.cn", "he.cn", "sx.cn", "nm.cn", "ln.cn", "jl.cn", "hl.cn", "js.cn", "zj.cn", "ah.cn", "fj.cn", "jx.cn",
        "sd.cn", "ha.cn", "hb.cn", "hn.cn", "gd.cn", "gx.cn", "hi.cn", "sc.cn", "gz.cn", "yn.cn", "xz.cn", "sn.cn", "gs.cn", "qh.cn", "nx.cn",
        "xj.cn", "tw.cn", "hk.cn", "mo.cn",
    };

    public static bool Contains(string siteHost, string host)
    {
        var site = WithoutWww(siteHost);
        var other = WithoutWww(host);
        return site.Equals(other, StringComparison.OrdinalIgnoreCase) || IsBelow(site, other);
    }

    /// <summary>The domain that somebody registered: www.a.com.cn is of a.com.cn. Null for an address, and for a registry's own suffix.</summary>
    public static string? RegisteredDomain(string host)
    {
        if (System.Net.IPAddress.TryParse(host, out _)) return null;
        var last = host.LastIndexOf('.');
        if (last <= 0) return null;
        var before = host.LastIndexOf('.', last - 1);
        var two = host[(before + 1)..];
        if (!SharedSuffixes.Contains(two)) return two;
        return before <= 0 ? null : host[(host.LastIndexOf('.', before - 1) + 1)..];
    }

    private static ReadOnlySpan<char> WithoutWww(string host) =>
        host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host.AsSpan(4) : host;

    private static bool IsBelow(ReadOnlySpan<char> parent, ReadOnlySpan<char> child) =>
        child.Length > parent.Length + 1
        && child[^(parent.Length + 1)] == '.'
        && child.EndsWith(parent, StringComparison.OrdinalIgnoreCase)
        && parent.Contains('.')
        && !System.Net.IPAddress.TryParse(child, out _)
        && !SharedSuffixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(parent);
}
