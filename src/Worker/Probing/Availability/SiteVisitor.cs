using System.Net.Sockets;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Gate;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Probing.Availability;

/// <summary>One visit of one site, politely and with our own way out proven, written down: over IPv4 (or IPv6 where the site has nothing else), and a
/// second one over IPv6 where both sides have it.</summary>
public sealed class SiteVisitor(
    NetworkGate gate, AvailabilityProbe probe, DnsNames names, RunFetchers fetchers, PolicyFile policies, VisitWriter writer, TimeProvider clock)
{
    /// <summary>Visits and writes. What the site does is in the rows; a lost database is an exception.</summary>
    /// <param name="siteId">The site.</param>
    /// <param name="url">Its home page.</param>
    /// <param name="ct">Only it ends the visit; nothing is written then.</param>
    /// <returns>The rows as written: the visit that counts first.</returns>
    public async Task<IReadOnlyList<VisitRow>> VisitAsync(long siteId, string url, CancellationToken ct)
    {
        var rows = await VisitOnceAsync(siteId, url, ct);
        await writer.WriteAsync(rows, ct);
        return rows;
    }

    private async Task<IReadOnlyList<VisitRow>> VisitOnceAsync(long siteId, string url, CancellationToken ct)
    {
        var reading = await gate.CheckAsync(ct);
        if (!reading.IsOpen) return [Row(siteId, url, clock.GetUtcNow(), main: true, Untested(AddressFamily.InterNetwork, reading.Reason))];
        if (!Uri.TryCreate(url, UriKind.Absolute, out var home)) return [Row(siteId, url, clock.GetUtcNow(), main: true, Untested(AddressFamily.InterNetwork, "名录中的网址无法访问"))];

        using var lease = await fetchers.RentAsync([], ct);
        var guard = new AddressGuard(lease.Allowed);
        var limit = TimeSpan.FromSeconds(policies.At(MonitoringPoint.DayOf(clock.GetUtcNow())).AvailabilityTimeout.Value);
        var (at, main) = await OverAsync(home, null, limit, guard, lease.Fetcher, ct);
        var rows = new List<VisitRow> { Row(siteId, url, at, main: true, main) };
        if (main.Family == AddressFamily.InterNetwork && reading.V6Ok == true && await HasIpv6Async(home, guard, ct))
        {
            var (later, second) = await OverAsync(home, AddressFamily.InterNetworkV6, limit, guard, lease.Fetcher, ct);
            rows.Add(Row(siteId, url, later, main: false, second));
        }
        return rows;
    }

    private async Task<(DateTimeOffset At, Visit Visit)> OverAsync(
        Uri home, AddressFamily? family, TimeSpan limit, AddressGuard guard, PageFetcher fetcher, CancellationToken ct)
    {
        using var turn = await fetcher.TakeTurnAsync(home, ct);
        var at = clock.GetUtcNow();
        if (turn is PaceLease { DeferredFor: not null })
            return (at, Untested(family ?? AddressFamily.InterNetwork, VisitReasons.Deferred) with { Outcome = VisitOutcome.Blocked });
        var visit = await probe.VisitAsync(home, family, limit, guard, ct);
        if (visit.Outcome != VisitOutcome.Failed) return (at, visit);

        // Before a site is blamed our own way is looked at again; a shut gate is written down by the gate, and voids the visit.
        var reading = await gate.CheckAgainAsync(ct);
        return visit.Family == AddressFamily.InterNetworkV6 && reading.Ipv6NotTested is { } own
            ? (at, visit with { Outcome = VisitOutcome.NotTested, Reason = own, Detail = $"{visit.Reason}; {visit.Detail}" })
            : (at, visit);
    }

    private async Task<bool> HasIpv6Async(Uri home, AddressGuard guard, CancellationToken ct)
    {
        var answer = await names.AskV6Async(home.IdnHost, ct);
        return answer.Addresses.Any(guard.Allows);
    }

    private static Visit Untested(AddressFamily family, string? reason) => new(VisitOutcome.NotTested, family, reason, null, null, null, null, null, null, null, 0);

    private static VisitRow Row(long siteId, string url, DateTimeOffset at, bool main, Visit visit) => new(
        siteId, at, main, visit.Family == AddressFamily.InterNetworkV6 ? "v6" : "v4", Text(visit.Outcome), NetworkGate.Worker, url, visit.Address,
        visit.Reason, visit.Detail, visit.HttpStatus, visit.DnsMs, visit.ConnectMs, visit.TlsMs, visit.FirstByteMs, visit.TotalMs);

    private static string Text(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Open => "open",
        VisitOutcome.Failed => "failed",
        VisitOutcome.Blocked => "blocked",
        _ => "notTested",
    };
}
