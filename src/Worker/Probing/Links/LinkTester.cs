using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Tests addresses for one survey: HEAD, and GET broken off before its body where HEAD says anything but fine. Knows what was asked for.</summary>
public sealed class LinkTester(ProbeContext context, LinkBook book, LinkScope scope, LinkOptions options, TimeProvider clock)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _requests;

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

    /// <summary>Looks again at an address, past all caches of ours; what another survey has seen since <paramref name="notBefore"/> is as good.</summary>
    public async Task<LinkTest> TestAgainAsync(string url, string host, DateTimeOffset notBefore, CancellationToken ct)
    {
        var link = book[url];
        var (test, asked) = await link.TestAsync(notBefore, async () => Record(url, await LookTwiceAsync(url, host, ct), link.Result), ct);
        if (asked) Note(url);
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

    public async Task<FetchedPage> FetchAsync(PageRequest request, CancellationToken ct)
    {
        var page = await context.Fetcher.FetchAsync(request with { BypassCaches = request.BypassCaches || context.BypassCaches }, ct);
        Interlocked.Add(ref _requests, page.Requests);
        context.OnRequests(page.Requests);
        return page;
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

    // Behind one name may stand several servers, one of which has not got the file.
    private async Task<FetchedPage> LookTwiceAsync(string url, string host, CancellationToken ct)
    {
        var request = RequestFor(url, host, AnswerPart.Beginning) with { BypassCaches = true };
        var page = await FetchAsync(request, ct);
        return LinkClasses.Of(page) == LinkClass.Unconfirmed ? await FetchAsync(request, ct) : page;
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

    private void Vouch(string url) => book.Host(new Uri(url).GetLeftPart(UriPartial.Authority)).Witness ??= url;

    private void Note(string url)
    {
        lock (_lock) _asked.Add(url);
    }
}
