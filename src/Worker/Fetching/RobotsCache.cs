using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Each authority's robots.txt, fetched once a run through the same guard, pace and pipeline as pages.</summary>
public sealed class RobotsCache(
    SiteCourier courier, AuthorityBook authorities, FetchOptions options, IReadOnlyDictionary<string, string> overrides,
    TimeProvider clock, ILogger logger, CancellationToken runEnds)
{
    private const int MostRedirects = 5;
    private readonly Dictionary<string, string> _overrides = new(overrides, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _logged = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Why the address may not be asked for, or null.</summary>
    public ValueTask<RobotsAnswer?> RefusalAsync(Authority authority, Uri uri, CancellationToken ct)
    {
        var answer = Lookup(authority).Answer;
        return answer.IsCompletedSuccessfully ? ValueTask.FromResult(Refusal(answer.Result, authority, uri)) : AwaitAsync(answer, authority, uri, ct);
    }

    private async ValueTask<RobotsAnswer?> AwaitAsync(Task<RobotsAnswer> answer, Authority authority, Uri uri, CancellationToken ct) =>
        Refusal(await answer.WaitAsync(ct), authority, uri);

    private RobotsAnswer? Refusal(RobotsAnswer answer, Authority authority, Uri uri)
    {
        if (answer.Refusal is null && (answer.Rules == RobotsRules.AllowAll || answer.Rules.IsAllowed(uri.PathAndQuery))) return null;
        var refusal = answer.Refusal is null ? answer with { Refusal = FetchStatus.Robots, Detail = "disallowed by robots.txt" } : answer;
        if (refusal.Refusal is not (FetchStatus.Robots or FetchStatus.RobotsUnavailable) || !_overrides.TryGetValue(authority.Host, out var consent)) return refusal;
        lock (_logged)
        {
            if (_logged.Add(authority.Host)) logger.LogInformation("robots.txt of {Host} overridden ({Refusal}): {Consent}", authority.Host, refusal.Refusal, consent);
        }
        return null;
    }

    private RobotsLookup Lookup(Authority authority)
    {
        if (authority.Robots is { } known && !Expired(known)) return known;
        lock (_lock)
        {
            if (authority.Robots is { } other && !Expired(other)) return other;
            return authority.Robots = new RobotsLookup(Task.Run(() => FetchAsync(authority), runEnds));
        }
    }

    private bool Expired(RobotsLookup lookup)
    {
        if (!lookup.Answer.IsCompleted) return false;
        if (!lookup.Answer.IsCompletedSuccessfully) return true;
        if (lookup.Until == 0)
        {
            // A deferral and an open breaker know their own end.
            if (lookup.Answer.Result.Refusal is FetchStatus.HostDown or FetchStatus.Deferred) return true;
            var lifetime = lookup.Answer.Result.Refusal is null ? options.RobotsLifetime : options.RobotsRetryAfter;
            lookup.Until = clock.GetTimestamp() + (long)(lifetime.TotalSeconds * clock.TimestampFrequency);
        }
        return clock.GetTimestamp() > lookup.Until;
    }

    private async Task<RobotsAnswer> FetchAsync(Authority authority)
    {
        var asked = authority.Host;
        var uri = new Uri($"{authority.Key}/robots.txt");
        for (var redirects = 0; ; redirects++)
        {
            // Where its redirect leads is the site's choice, not the registry's.
            var request = new PageRequest(uri.AbsoluteUri) { PublicOnly = !SiteScope.Contains(asked, authority.Host) };
            var (answer, _) = await courier.SendAsync(authority, uri, request, forRobots: true, runEnds);
            if (answer.Location is null) return Read(answer);
            // RFC 9309, 2.3.1.2: after five redirects it counts as not there.
            if (redirects == MostRedirects || RedirectTarget.Resolve(uri, answer.Location) is not { } next) return new RobotsAnswer(RobotsRules.AllowAll);
            if (!authorities.TryFind(next, out var nextAuthority, out var nextUri, out _)) return new RobotsAnswer(RobotsRules.AllowAll);
            (authority, uri) = (nextAuthority, nextUri);
        }
    }

    private static RobotsAnswer Read(Answer answer)
    {
        if (answer.HttpStatus is >= 400 and < 500) return new RobotsAnswer(RobotsRules.AllowAll);
        if (answer is { Status: FetchStatus.Ok, HttpStatus: not null })
        {
            var rules = RobotsRules.Parse(answer.Text);
            answer.ReturnText();
            return new RobotsAnswer(rules);
        }
        // The site was never asked, or a firewall stands before all of it: its pages have that very reason.
        var status = !answer.Reached || answer.Status == FetchStatus.Challenged ? answer.Status : FetchStatus.RobotsUnavailable;
        return new RobotsAnswer(RobotsRules.AllowAll, status, $"robots.txt: {answer.Status}, {answer.Detail}") { Cause = answer.Status, NoSuchName = answer.NoSuchName };
    }
}
