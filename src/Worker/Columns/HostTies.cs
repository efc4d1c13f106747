using System.Net;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Tells ties by names alone.</summary>
internal static class HostTies
{
    public static HostTie Of(Uri site, Uri link)
    {
        if (link.Scheme is not ("http" or "https")) return HostTie.Foreign;
        var samePort = site.Port == link.Port || (site.IsDefaultPort && link.IsDefaultPort);
        if (IPAddress.TryParse(site.Host, out _) || IPAddress.TryParse(link.Host, out _)) return site.Host == link.Host && samePort ? HostTie.Own : HostTie.Foreign;
        if (WithoutWww(site.Host).Equals(WithoutWww(link.Host), StringComparison.OrdinalIgnoreCase)) return samePort ? HostTie.Own : HostTie.Near;
        if (SiteScope.Contains(site.Host, link.Host)) return HostTie.Below;
        return Domain(site.Host).Equals(Domain(link.Host), StringComparison.OrdinalIgnoreCase) ? HostTie.Near : HostTie.Foreign;
    }

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;

    // what was registered: jiujiang.gov.cn of lyj.jiujiang.gov.cn
    private static string Domain(string host)
    {
        var labels = host.Split('.');
        var shared = labels.Length >= 2 && labels[^1] == "cn" && (labels[^2].Length == 2 || labels[^2] is "gov" or "com" or "org" or "net" or "edu");
        var count = shared ? 3 : 2;
        return labels.Length <= count ? host : string.Join('.', labels[^count..]);
    }
}
