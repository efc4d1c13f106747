using System.Net;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>One visit of a home page over one family. Phases are milliseconds; one that was not reached is null.</summary>
/// <param name="VisitedAt">When it began.</param>
/// <param name="Main">Whether it counts for 站点无法访问; otherwise it shows IPv6 only.</param>
/// <param name="Family">v4 or v6.</param>
/// <param name="Outcome">open, failed, blocked or notTested.</param>
/// <param name="Worker">Which worker's network it went out by.</param>
/// <param name="Url">The home page as registered.</param>
/// <param name="Address">The first address that was connected to.</param>
/// <param name="Reason">Why it is not open, in Chinese.</param>
/// <param name="Detail">What exactly happened, for operators; also a certificate's fault.</param>
/// <param name="DnsMs">Of the question for the address, within <paramref name="TotalMs"/>.</param>
/// <param name="TotalMs">From the question for the name to the page's end, redirects included.</param>
public sealed record VisitRow(
    long SiteId,
    DateTimeOffset VisitedAt,
    bool Main,
    string Family,
    string Outcome,
    string Worker,
    string Url,
    IPAddress? Address,
    string? Reason,
    string? Detail,
    int? HttpStatus,
    int? DnsMs,
    int? ConnectMs,
    int? TlsMs,
    int? FirstByteMs,
    int TotalMs);
