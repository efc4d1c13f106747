using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Tests addresses for one survey: HEAD, and GET broken off before its body where HEAD says anything but fine. Knows what was asked for.</summary>
public sealed class LinkTester(ProbeContext context, LinkBook book, LinkScope scope, LinkOptions options, TimeProvider clock)
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _requests;
    private Task _pause = Task.CompletedTask;
    private TimeSpan _waited;

    public int Requests => Volatile.Read(ref _requests);

    public bool IsSpent => Requests >= options.RequestsPerSite;

    /// <summary>False past the run's deadline.</summary>
    public bool MayGoOn => context.Deadline is not { } deadline || clock.GetUtcNow() < deadline;

    /// <summary>The tests that were made for this survey.</summary>
    public IReadOnlyList<LinkTest> Tests
    {
        get { lock (_lock) return [.. _asked.Select(url => book[url].Result).OfType<LinkTest>()]; }
    }

    public async Task<LinkTest> TestAsync(string url, string host, CancellationToken ct)
    {
        var link = book[url];
        if (link.Result is { } known) return known;
        var (test, asked) = await link.TestAsync(null, async () => Record(url, await LookAsync(url, host, ct), link.Stored), ct);
        if (asked) Note(url);
        return test;
    }

    /// <summary>Looks again at an address, past all caches of ours; another survey's second look since <paramref name="notBefore"/> is as good.</summary>
    public async Task<LinkTest> TestAgainAsync(Suspect suspect, DateTimeOffset notBefore, CancellationToken ct)
    {
        var link = book[suspect.Url];
        var (test, asked) = await link.TestAsync(notBefore, async () => Record(suspect.Url, await LookTwiceAsync(suspect, ct), link.Result), ct);
        if (asked) Note(suspect.Url);
        return test;
    }

    /// <summary>Takes the fetch of a page as the test of its address.</summary>
    public LinkTest Take(string url, FetchedPage page, LinkClass? better = null, string? detail = null)
    {
        var link = book[url];
        var test = Record(url, page, link.Result ?? link.Stored);
        if (better is { } @class) test = test with { Class = @class, Detail = detail, BrokenSince = null };
        link.Result = test;
        Note(url);
        return test;
    }

    /// <summary>Whether an address was asked for by this survey.</summary>
    public bool WasAsked(string url)
    {
        lock (_lock) return _asked.Contains(url);
    }

    public async Task<FetchedPage> FetchAsync(PageRequest request, CancellationToken ct)
    {
        while (true)
        {
            var page = await context.Fetcher.FetchAsync(request with { BypassCaches = request.BypassCaches || context.BypassCaches }, ct);
            Interlocked.Add(ref _requests, page.Requests);
            context.OnRequests(page.Requests);
            // Otherwise a minute's trouble would go through all that is left of the site in no time.
            if (page.Status != FetchStatus.HostDown || !IsOwn(request.Url) || !MayGoOn || !TryPause(out var pause, ct)) return page;
            page.Dispose();
            await pause;
        }
    }

    public PageRequest RequestFor(string url, string host, AnswerPart part) => new(url)
    {
        Part = part,
        OnlyOnce = true,
        MayLeaveSite = true,
        PublicOnly = !options.PrivateForeign && !scope.IsRegistered(host),
        PrivateElsewhere = options.PrivateForeign,
    };

    /// <summary>How one address begins to answer.</summary>
    public async Task<FetchedPage> LookAsync(string url, string host, CancellationToken ct)
    {
        var known = book.Host(new Uri(url).GetLeftPart(UriPartial.Authority));
        if (!known.IsHeadUseless)
        {
            var head = await FetchAsync(RequestFor(url, host, AnswerPart.Head), ct);
            // What a second request would only repeat: no way there, not allowed, asked for patience.
            if (head.Status is FetchStatus.Ok or FetchStatus.Dns or FetchStatus.PrivateAddress or FetchStatus.Robots or FetchStatus.RobotsUnavailable or FetchStatus.Trap
                or FetchStatus.MalformedAddress or FetchStatus.UnsupportedScheme or FetchStatus.HostDown or FetchStatus.Deferred or FetchStatus.RedirectLoop
                || head.HttpStatus == 429) return head;
        }

        var page = await FetchAsync(RequestFor(url, host, AnswerPart.Beginning), ct);
        if (page.Status == FetchStatus.Ok && !known.IsHeadUseless) known.HeadMisled();
        return page;
    }

    /// <summary>Learns whether a host that honestly says 404 to GET says so to HEAD: where it does not, HEAD proves nothing there.</summary>
    public async Task ProveHeadAsync(string url, CancellationToken ct)
    {
        var uri = new Uri(url);
        using var page = await FetchAsync(RequestFor(MadeUpAddress.Near(uri), uri.Host, AnswerPart.Head), ct);
        if (page.Status == FetchStatus.Ok) book.Host(uri.GetLeftPart(UriPartial.Authority)).DistrustHead();
    }

    private bool IsOwn(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && scope.IsOwn(uri.Host);

    // One pause for all who wait; none once the survey's patience is spent.
    private bool TryPause(out Task pause, CancellationToken ct)
    {
        lock (_lock)
        {
            pause = _pause;
            if (!pause.IsCompleted) return true;
            var step = options.Patience - _waited < s_step ? options.Patience - _waited : s_step;
            if (step <= TimeSpan.Zero) return false;
            _waited += step;
            pause = _pause = Task.Delay(step, clock, ct);
            return true;
        }
    }

    // Behind one name may stand several servers, one of which has not got the file; and some servers hide files from whoever does not come from their pages.
    private async Task<FetchedPage> LookTwiceAsync(Suspect suspect, CancellationToken ct)
    {
        var request = RequestFor(suspect.Url, suspect.Host, AnswerPart.Beginning) with { BypassCaches = true };
        var page = await FetchAsync(request, ct);
        var denied = book[suspect.Url].Result is { HttpStatus: 404 or 410 } before && LinkClasses.IsDead(before.Class);
        if (denied && LinkClasses.IsFine(LinkClasses.Of(page))) book.Host(new Uri(suspect.Url).GetLeftPart(UriPartial.Authority)).Waver();
        return LinkClasses.Of(page) == LinkClass.Unconfirmed ? await FetchAsync(request with { Referrer = suspect.Page }, ct) : page;
    }

    private LinkTest Record(string url, FetchedPage page, LinkTest? earlier)
    {
        var @class = LinkClasses.Of(page);
        var now = clock.GetUtcNow();
        var elsewhere = string.Equals(page.FinalUrl, url, StringComparison.Ordinal) ? null : page.FinalUrl;
        var detail = @class switch
        {
            LinkClass.Skipped => LinkClasses.SkipReasonOf(page),
            LinkClass.Tls => page.TlsFault ?? page.Detail,
            LinkClass.Ok or LinkClass.Moved => null,
            _ => page.Detail ?? page.Status.ToString(),
        };
        // A reader would be warned of its certificate; that it answers, and not with a refusal, it shows all the same.
        if (@class is LinkClass.Ok or LinkClass.Moved or LinkClass.Tls && page is { RedirectStatus: null, HttpStatus: >= 200 and < 300 }) Vouch(url);
        return new LinkTest(url, @class, page.HttpStatus, elsewhere, detail, LinkClasses.IsDead(@class) ? earlier?.BrokenSince ?? now : null, now);
    }

    private void Vouch(string url) => book.Host(new Uri(url).GetLeftPart(UriPartial.Authority)).Opened(url);

    private void Note(string url)
    {
        lock (_lock) _asked.Add(url);
    }
}
