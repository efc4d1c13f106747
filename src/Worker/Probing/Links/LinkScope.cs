using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Which hosts are a site's own: its host, with or without www, and those below it, but for such as the registry names as sites of their own.</summary>
public sealed class LinkScope(string siteHost, IReadOnlySet<string> registeredHosts)
{
    public string SiteHost => siteHost;

    public bool IsOwn(string host) =>
        SiteScope.Contains(siteHost, host) && (IsSite(host) || !registeredHosts.Contains(WithoutWww(host)));

    /// <summary>Whether it is the very host that the registry names for the site.</summary>
    public bool IsSite(string host) => WithoutWww(host).Equals(WithoutWww(siteHost), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the registry names the host, as this site's or another's: a page that names it too tells nothing new.</summary>
    public bool IsRegistered(string host) => IsOwn(host) || registeredHosts.Contains(WithoutWww(host));

    public static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
