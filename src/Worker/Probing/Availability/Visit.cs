using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Worker.Probing.Availability;

/// <summary>One visit of a home page over one family. Phases are those of the first address asked; milliseconds.</summary>
/// <param name="Family">Over which family.</param>
/// <param name="Reason">Why it is not open, in Chinese; null where it is.</param>
/// <param name="Detail">What exactly happened, for operators.</param>
/// <param name="Address">The first address that was asked.</param>
/// <param name="TotalMs">From the question for the name to the page's end, redirects included.</param>
public sealed record Visit(
    VisitOutcome Outcome,
    AddressFamily Family,
    string? Reason,
    string? Detail,
    IPAddress? Address,
    int? HttpStatus,
    int? DnsMs,
    int? ConnectMs,
    int? TlsMs,
    int? FirstByteMs,
    int TotalMs);
