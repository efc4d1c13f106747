using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Brings one address's answer: name, guard, pace, and the authority's pipeline around each attempt.</summary>
public sealed class SiteCourier(
    FetchOptions options, INameResolver freshNames, INameResolver names, AddressGuard guard, PaceBook paces,
    SiteHttpClient pooled, SiteHttpClient fresh, SiteAttempt attempt, TimeProvider clock)
{
    public static Answer Deferred(TimeSpan wait) =>
        new() { Status = FetchStatus.Deferred, Detail = $"asked to wait another {wait.TotalSeconds:0} s", Reached = false };

    public async ValueTask<(Answer Answer, Errand? Errand)> SendAsync(
        Authority authority, Uri uri, PageRequest request, bool forRobots, CancellationToken ct)
    {
        var pace = authority.Pace;
        if (pace is null || request.BypassCaches || clock.GetTimestamp() > pace.Until)
        {
            (pace, var fault) = await ResolveAsync(authority, request.BypassCaches ? freshNames : names, ct);
            if (pace is null) return (fault!, null);
        }
        if (request.PublicOnly && pace.IsPrivate) return (Private(authority), null);
        if (IsDown(authority)) return (Down(authority), null);
        var lease = await pace.Host.EnterAsync(pace.Gate, ct);
        if (lease.DeferredFor is { } wait) return (Deferred(wait), null);
        var errand = new Errand(authority, uri, request) { ForRobots = forRobots, Pace = pace };
        errand.Bring(lease);
        return (await RunAsync(errand, ct), errand);
    }

    /// <summary>Why an authority that only a page names must not even be asked for its robots.txt, or null.</summary>
    public async ValueTask<Answer?> PrivateRefusalAsync(Authority authority, CancellationToken ct)
    {
        var pace = authority.Pace;
        if (pace is null || clock.GetTimestamp() > pace.Until) (pace, _) = await ResolveAsync(authority, names, ct);
        return pace is { IsPrivate: true } ? Private(authority) : null;
    }

    /// <summary>Whether a name is no record of its own: a name that nobody can have made leads to one of its addresses too.</summary>
    /// <returns>Null where that could not be found out.</returns>
    public async Task<bool?> IsWildcardAsync(string host, string nobodys, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out _)) return false;
        try
        {
            var own = await names.ResolveAsync(host, ct).WaitAsync(options.AttemptTimeout, clock, ct);
            try
            {
                var others = await names.ResolveAsync(nobodys, ct).WaitAsync(options.AttemptTimeout, clock, ct);
                return Array.Exists(others, own.Contains);
            }
            catch (SocketException e) when (FetchFaults.IsNoSuchName(e) || e.SocketErrorCode == SocketError.NoData)
            {
                return false;
            }
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            return null;
        }
    }

    public async Task<bool> IsNoSuchNameAsync(string host, CancellationToken ct)
    {
        try
        {
            await freshNames.ResolveAsync(host, ct).WaitAsync(options.AttemptTimeout, clock, ct);
            return false;
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            return FetchFaults.IsNoSuchName(e);
        }
    }

    /// <summary>A turn at the authority's pace for a request that is not sent here.</summary>
    public async ValueTask<PaceLease> TakeTurnAsync(Authority authority, CancellationToken ct)
    {
        var pace = authority.Pace;
        if (pace is null || clock.GetTimestamp() > pace.Until) (pace, _) = await ResolveAsync(authority, names, ct);
        return pace is null ? new PaceLease(null, null, null) : await pace.Host.EnterAsync(pace.Gate, ct);
    }

    public string? TlsFault(Authority authority, bool bypass) => authority.IsSecure ? (bypass ? fresh : pooled).TlsFault(authority.Host) : null;

    private async ValueTask<Answer> RunAsync(Errand errand, CancellationToken ct)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(Errand.Key, errand);
        var started = clock.GetTimestamp();
        try
        {
            var outcome = await errand.Authority.Pipeline.ExecuteOutcomeAsync(
                static (context, self) => self.AttemptAsync(context), context, this);
            ct.ThrowIfCancellationRequested();
            return outcome.Exception switch
            {
                null => outcome.Result!,
                TimeoutRejectedException e => new Answer { Status = FetchStatus.Timeout, Detail = $"no whole answer in {e.Timeout.TotalSeconds:0.###} s" },
                BrokenCircuitException => errand.Last ?? Down(errand.Authority),
                _ => Rethrow(outcome),
            };
        }
        finally
        {
            errand.TakeLease()?.Dispose();
            errand.Elapsed = clock.GetElapsedTime(started) - errand.PoliteWaits;
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<Answer>> AttemptAsync(ResilienceContext context)
    {
        var errand = context.Properties.GetValue(Errand.Key, null!);
        errand.Attempts++;
        try
        {
            var answer = await attempt.AskAsync(errand.Request.BypassCaches ? fresh : pooled, errand, context.CancellationToken);
            if (answer.HttpStatus is 429 or 503) errand.Pace.Host.Slow(answer.RetryAfter, forGood: answer.HttpStatus == 429);
            else if (answer.HttpStatus is not null) errand.Pace.Host.Answered();
            errand.Last = answer;
            return Outcome.FromResult(answer);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<Answer>(e);
        }
    }

    private async ValueTask<(PacePoint? Pace, Answer? Fault)> ResolveAsync(Authority authority, INameResolver resolver, CancellationToken ct)
    {
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(authority.Host, out var literal)
                ? [literal]
                : await resolver.ResolveAsync(authority.Host, ct).WaitAsync(options.AttemptTimeout, clock, ct);
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            return (null, new Answer { Status = FetchStatus.Dns, Detail = e.Message, Reached = false, NoSuchName = FetchFaults.IsNoSuchName(e) });
        }
        if (addresses.Length == 0) return (null, new Answer { Status = FetchStatus.Dns, Detail = "no address", Reached = false });
        var open = Array.FindAll(addresses, guard.Allows);
        if (open.Length == 0)
        {
            var refused = AddressRefusedException.For(authority.Host, addresses);
            return (null, new Answer { Status = FetchStatus.PrivateAddress, Detail = refused.Message, Reached = false });
        }
        var until = clock.GetTimestamp() + (long)(options.DnsLifetime.TotalSeconds * clock.TimestampFrequency);
        var point = new PacePoint(paces.Host(authority.Host, open), paces.Gate(open), until, Array.Exists(open, address => !AddressGuard.IsPublic(address)));
        authority.Pace = point;
        return (point, null);
    }

    private static Answer Private(Authority authority) =>
        new() { Status = FetchStatus.PrivateAddress, Detail = $"{authority.Host} is private, and no registry names it", Reached = false };

    private bool IsDown(Authority authority) => authority.DownUntil != 0 && clock.GetTimestamp() < authority.DownUntil;

    private static Answer Down(Authority authority) =>
        new() { Status = FetchStatus.HostDown, Detail = $"{authority.Key} failed repeatedly", Reached = false };

    // Anything else is a fault of ours, and loud.
    private static Answer Rethrow(Outcome<Answer> outcome)
    {
        outcome.ThrowIfException();
        throw new InvalidOperationException("An outcome without answer and exception.");
    }
}
