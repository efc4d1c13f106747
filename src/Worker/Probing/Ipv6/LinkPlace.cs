namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>A link that can be asked for, with its authority.</summary>
internal sealed record LinkPlace(SiteLink Link, Uri Uri, string Authority)
{
    /// <summary>The page that stands for the authority.</summary>
    public Uri Root => new(Uri, "/");

    /// <returns>Null for a link that leads to no host.</returns>
    public static LinkPlace? Of(SiteLink link)
    {
        if (!Uri.TryCreate(link.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0) return null;
        try
        {
            return uri.IdnHost.Length == 0 ? null : new LinkPlace(link, uri, HostLooker.AuthorityOf(uri));
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            // The parser took the name, its IDN form does not exist: no host has it.
            return null;
        }
    }
}
