using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The one way to a page. Whatever a site does is a status in the <see cref="FetchedPage"/>; only the caller's own token throws.
/// One for a run, shared by all who fetch in it, for it knows the run's paces.</summary>
public sealed class PageFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly AuthorityBook _authorities;
    private readonly SiteCourier _courier;
    private readonly RobotsCache _robots;
    private readonly TimeProvider _clock;
    private readonly IDisposable[] _owned;

    internal PageFetcher(
        FetchOptions options, AuthorityBook authorities, SiteCourier courier, RobotsCache robots, TimeProvider clock, IDisposable[] owned)
    {
        _options = options;
        _authorities = authorities;
        _courier = courier;
        _robots = robots;
        _clock = clock;
        _owned = owned;
    }

    public async ValueTask<FetchedPage> FetchAsync(PageRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ct.ThrowIfCancellationRequested();
        var walk = new RedirectWalk(request);
        while (true)
        {
            var url = walk.Url;
            if (!_authorities.TryFind(url, out var authority, out var uri, out var fault)) return walk.End(fault, url, _clock);
            if (walk.LeavesSite(authority.Host)) return walk.End(FetchStatus.OffSite, url, _clock);
            if (TrapGuard.Reason(url, walk.Redirects > 0) is { } trap) return walk.End(FetchStatus.Trap, trap, _clock);
            walk.GuardElsewhere(authority.Host);
            if (walk.Request.PublicOnly && await _courier.PrivateRefusalAsync(authority, ct) is { } closed) return walk.End(closed, null, _clock);
            if (await _robots.RefusalAsync(authority, uri, ct) is { } refusal) return walk.End(refusal, _clock);
            if (walk.Elapsed > _options.TotalTimeout) return walk.End(FetchStatus.Timeout, "redirects used up the time", _clock);

            var (answer, errand) = await _courier.SendAsync(authority, uri, walk.Request, forRobots: false, ct);
            walk.Count(errand);
            if (answer.Location is null) return walk.End(answer, _courier.TlsFault(authority, request.BypassCaches), _clock);
            if (RedirectTarget.Resolve(uri, answer.Location) is not { } next) return walk.End(FetchStatus.Protocol, $"Location '{answer.Location}'", _clock);
            if (walk.Redirects == _options.MaxRedirects) return walk.End(FetchStatus.RedirectLoop, $"more than {_options.MaxRedirects} redirects", _clock);
            if (!walk.Follow(next, uri, answer.HttpStatus)) return walk.End(FetchStatus.RedirectLoop, $"circle at {next}", _clock);
        }
    }

    /// <summary>Waits for a turn at the host of <paramref name="uri"/>, for a request that a browser will send. Disposing it ends the turn.
    /// An address that cannot be asked for at all has no host to be spared: its turn is free, and its request is refused elsewhere.</summary>
    public async ValueTask<IDisposable> TakeTurnAsync(Uri uri, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return _authorities.TryFind(uri.AbsoluteUri, out var authority, out _, out _) ? await _courier.TakeTurnAsync(authority, ct) : new PaceLease(null, null, null);
    }

    /// <summary>Whether a name leads somewhere only because every name beside it does.</summary>
    /// <param name="host">The name asked about.</param>
    /// <param name="nobodys">A name beside it that nobody can have made.</param>
    /// <param name="ct">The caller's; only it throws.</param>
    /// <returns>Null where that could not be found out.</returns>
    public Task<bool?> IsWildcardAsync(string host, string nobodys, CancellationToken ct) => _courier.IsWildcardAsync(host, nobodys, ct);

    /// <summary>Whether the name servers deny the name itself; a failure of theirs is no denial.</summary>
    public Task<bool> IsNoSuchNameAsync(string host, CancellationToken ct) => _courier.IsNoSuchNameAsync(host, ct);

    public void Dispose()
    {
        foreach (var owned in _owned) owned.Dispose();
    }
}
