using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Probing.Availability;

/// <summary>One visit's way through its redirects, with its one clock.</summary>
internal sealed class VisitWalk(Uri home, TimeSpan limit, TimeSpan watched, TimeProvider clock)
{
    private readonly string _site = home.IdnHost;
    private readonly long _started = clock.GetTimestamp();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal) { home.AbsoluteUri };
    private readonly List<string> _notes = [];
    private ProbeAnswer? _first;
    private ProbeAnswer? _last;
    private IPAddress? _address;
    private int? _dnsMs;

    public Uri Url { get; private set; } = home;

    /// <summary>Whether the address asked next is still of the site that the registry names.</summary>
    public bool IsAtHome => SiteScope.Contains(_site, Url.IdnHost);

    public int TotalMs => (int)Math.Round(clock.GetElapsedTime(_started).TotalMilliseconds);

    /// <summary>Until nobody watches any more.</summary>
    public TimeSpan Left => watched - clock.GetElapsedTime(_started);

    public void Named(NameAnswer answer)
    {
        if (_first is null) _dnsMs = (_dnsMs ?? 0) + (int)Math.Round(answer.Elapsed.TotalMilliseconds);
        if (answer.Outcome is not (NameOutcome.Found or NameOutcome.NoData) && answer.Detail is { } detail) _notes.Add(detail);
    }

    public void Note(string note) => _notes.Add(note);

    public void Answered(ProbeAnswer answer)
    {
        _first ??= answer;
        _address ??= answer.Address;
        _last = answer;
        if (answer.Detail is { } detail) _notes.Add(detail);
        if (answer.TlsFault is { } fault && !_notes.Contains(fault)) _notes.Add(fault);
    }

    /// <returns>False for an address that was asked before, or one redirect too many.</returns>
    public bool Follow(Uri next, int most)
    {
        _notes.Add($"-> {next}");
        Url = next;
        return _seen.Add(next.AbsoluteUri) && _seen.Count <= most + 1;
    }

    public Visit End(VisitOutcome outcome, AddressFamily family, string? reason)
    {
        // Whatever else happened: at the limit it was not open.
        if (outcome == VisitOutcome.Failed && TotalMs >= limit.TotalMilliseconds && _last?.Status is null or ProbeStatus.Timeout) reason = VisitReasons.TooSlow(limit);
        return new Visit(
            outcome, family, reason, _notes.Count == 0 ? null : string.Join("; ", _notes), _address, _last?.HttpStatus,
            _dnsMs, _first?.ConnectMs, _first?.TlsMs, _first?.FirstByteMs, TotalMs);
    }
}
