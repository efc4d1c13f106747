using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Names;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Probing.Availability;

/// <summary>Visits a home page as an inspector's browser does: once, with fresh names and a fresh connection, redirects followed, within one limit.
/// It takes no notice of robots.txt, which speaks to crawlers and not to a visitor of the home page. It knows no pace: its caller has taken a turn.</summary>
public sealed class AvailabilityProbe(DnsNames names, PinnedProbe probe, IOptions<AvailabilityOptions> options, IOptions<FetchOptions> fetch, TimeProvider clock)
{
    // Of several addresses one that takes no connection is passed over soon, as every browser does.
    private static readonly TimeSpan TrialOfOneAddress = TimeSpan.FromSeconds(3);
    private const int MostAddresses = 4;

    /// <param name="home">The home page.</param>
    /// <param name="family">The one family that is used; null for IPv4, or IPv6 where the name has no IPv4 address.</param>
    /// <param name="limit">A page that is not open by then (that moment included) has failed.</param>
    /// <param name="guard">Which addresses may be visited.</param>
    /// <param name="ct">Only it throws.</param>
    public async Task<Visit> VisitAsync(Uri home, AddressFamily? family, TimeSpan limit, AddressGuard guard, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(home);
        var walk = new VisitWalk(home, limit, limit + options.Value.Margin, clock);
        while (true)
        {
            var (addresses, name, used) = await ResolveAsync(walk, family, ct);
            family = used;
            if (name is not null) return walk.End(VisitOutcome.Failed, used, name);
            // A redirect is the page's word, not the registry's: it opens no private network.
            var allowed = walk.IsAtHome ? guard : new AddressGuard([]);
            addresses = [.. addresses.Where(allowed.Allows)];
            if (addresses.Count == 0) return walk.End(VisitOutcome.NotTested, used, VisitReasons.NotAllowed);
            var address = await ChooseAsync(addresses, walk, allowed, ct);
            if (walk.Left <= TimeSpan.Zero) return walk.End(VisitOutcome.Failed, used, VisitReasons.TooSlow(limit));

            var answer = await probe.SendAsync(
                new ProbeRequest(walk.Url, address, walk.Left) { ReadBytes = Math.Max(fetch.Value.MaxBodyBytes, 64 * 1024) }, allowed, ct);
            walk.Answered(answer);
            if (answer is { Status: ProbeStatus.Answered, HttpStatus: 301 or 302 or 303 or 307 or 308, Firewall: null } && Next(answer) is { } next)
            {
                if (!walk.Follow(next, options.Value.MaxRedirects)) return walk.End(VisitOutcome.Failed, used, "页面反复跳转，无法到达");
                continue;
            }
            return Judge(answer, walk, used, limit);
        }
    }

    private async Task<(IReadOnlyList<IPAddress> Addresses, string? Fault, AddressFamily Family)> ResolveAsync(VisitWalk walk, AddressFamily? family, CancellationToken ct)
    {
        var host = walk.Url.IdnHost;
        if (family == AddressFamily.InterNetworkV6)
        {
            var only = await names.AskV6Async(host, ct);
            walk.Named(only);
            return (only.Addresses, only.Outcome == NameOutcome.Found ? null : only.Outcome == NameOutcome.NoData ? VisitReasons.NoIpv6 : VisitReasons.Name(only.Outcome), AddressFamily.InterNetworkV6);
        }
        var v4 = await names.AskV4Async(host, ct);
        walk.Named(v4);
        if (v4.Outcome == NameOutcome.Found) return (v4.Addresses, null, AddressFamily.InterNetwork);
        var v6 = v4.Outcome == NameOutcome.NoSuchName ? v4 : await names.AskV6Async(host, ct);
        walk.Named(v6);
        if (v6.Outcome == NameOutcome.Found) return (v6.Addresses, null, AddressFamily.InterNetworkV6);
        // Where one question failed and the other found nothing, the failure is the reason.
        return ([], VisitReasons.Name(v6.IsCertain ? v4.Outcome : v6.Outcome), AddressFamily.InterNetwork);
    }

    private async Task<IPAddress> ChooseAsync(IReadOnlyList<IPAddress> addresses, VisitWalk walk, AddressGuard guard, CancellationToken ct)
    {
        for (var i = 0; i < Math.Min(addresses.Count, MostAddresses) - 1; i++)
        {
            var trial = await probe.ConnectAsync(addresses[i], walk.Url.Port, guard, TrialOfOneAddress, ct);
            if (trial.Status == ProbeStatus.Answered) return addresses[i];
            walk.Note($"{addresses[i]}: {trial.Status}");
        }
        return addresses[Math.Min(addresses.Count, MostAddresses) - 1];
    }

    private static Visit Judge(ProbeAnswer answer, VisitWalk walk, AddressFamily family, TimeSpan limit)
    {
        if (answer.Status == ProbeStatus.NotAllowed) return walk.End(VisitOutcome.NotTested, family, VisitReasons.NotAllowed);
        if (answer.Status == ProbeStatus.Timeout) return walk.End(VisitOutcome.Failed, family, VisitReasons.TooSlow(limit));
        if (answer.Status != ProbeStatus.Answered) return walk.End(VisitOutcome.Failed, family, VisitReasons.Fault(answer.Status));
        if (answer.Firewall is { } firewall) return walk.End(VisitOutcome.Blocked, family, VisitReasons.Firewall(firewall));
        if (answer.HttpStatus is not (>= 200 and < 300)) return walk.End(VisitOutcome.Failed, family, VisitReasons.Status(answer.HttpStatus ?? 0));
        if (answer.Bytes == 0) return walk.End(VisitOutcome.Failed, family, "首页没有任何内容");
        return walk.TotalMs >= limit.TotalMilliseconds
            ? walk.End(VisitOutcome.Failed, family, VisitReasons.Opened(walk.TotalMs, limit))
            : walk.End(VisitOutcome.Open, family, null);
    }

    private static Uri? Next(ProbeAnswer answer) =>
        answer.Location is { } location && RedirectTarget.Resolve(answer.Url, location) is { } next && Uri.TryCreate(next, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0 && uri.UserInfo.Length == 0
            ? uri
            : null;
}
