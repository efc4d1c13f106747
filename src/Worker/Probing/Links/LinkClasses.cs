using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What the end of a fetch says of the link that led to it.</summary>
public static class LinkClasses
{
    private const string ChainOnly = "证书链不完整";

    /// <summary>The class; a dead address is <see cref="LinkClass.Unconfirmed"/> here, for one look proves nothing.</summary>
    public static LinkClass Of(FetchedPage page) => page.Status switch
    {
        FetchStatus.Ok or FetchStatus.NotModified => Opened(page),
        // It opens, though not as a page.
        FetchStatus.TooLarge or FetchStatus.NotHtml => Opened(page),
        FetchStatus.MalformedAddress => LinkClass.Malformed,
        FetchStatus.UnsupportedScheme => LinkClass.UnsupportedScheme,
        FetchStatus.Dns => page.NoSuchName ? LinkClass.Unconfirmed : LinkClass.Unreachable,
        FetchStatus.PrivateAddress or FetchStatus.Unreachable or FetchStatus.HostDown => LinkClass.Unreachable,
        FetchStatus.Refused => LinkClass.Refused,
        FetchStatus.Timeout => LinkClass.Timeout,
        FetchStatus.Tls => LinkClass.Tls,
        FetchStatus.Protocol => page.HttpStatus is >= 200 and < 300 ? Opened(page) : LinkClass.Unreachable,
        FetchStatus.NotFound => LinkClass.Unconfirmed,
        FetchStatus.ClientError => LinkClass.ClientError,
        // LinkedIn's, but firewalls have taken it up.
        FetchStatus.ServerError => page.HttpStatus == 999 ? LinkClass.Blocked : LinkClass.ServerError,
        FetchStatus.Blocked => page.HttpStatus == 429 ? LinkClass.RateLimited : LinkClass.Blocked,
        FetchStatus.Challenged => LinkClass.Challenged,
        FetchStatus.Robots or FetchStatus.Trap or FetchStatus.OffSite => LinkClass.Skipped,
        FetchStatus.RobotsUnavailable => OfRobots(page.Cause),
        FetchStatus.RedirectLoop => LinkClass.RedirectLoop,
        FetchStatus.Deferred => LinkClass.RateLimited,
        _ => throw new ArgumentOutOfRangeException(nameof(page), page.Status, "no class"),
    };

    /// <summary>For <see cref="LinkClass.Skipped"/>: why, in Chinese.</summary>
    public static string SkipReasonOf(FetchedPage page) => page.Status switch
    {
        FetchStatus.Robots => SkipReason.Robots,
        FetchStatus.Trap => TrapGuard.Find(page.FinalUrl) is { } trap ? SkipReason.Of(trap.Kind) : SkipReason.Of(TrapKind.Repetition),
        _ => SkipReason.RobotsUnavailable,
    };

    /// <summary>Whether an answer says that the address is not there.</summary>
    public static bool IsDead(LinkClass @class) => @class is LinkClass.Unconfirmed or LinkClass.Broken;

    public static bool IsFine(LinkClass @class) => @class is LinkClass.Ok or LinkClass.Moved;

    /// <summary>Whether there is a page at an address, be it one whose certificate readers are warned of.</summary>
    public static bool Answers(LinkTest test) => IsFine(test.Class) || test is { Class: LinkClass.Tls, HttpStatus: >= 200 and < 300 };

    /// <summary>Whether another look a little later may well see something else.</summary>
    public static bool MayPass(LinkClass @class) => @class is LinkClass.Timeout or LinkClass.Refused or LinkClass.Unreachable or LinkClass.ServerError;

    private static LinkClass Opened(FetchedPage page)
    {
        // Browsers fetch a chain's missing link themselves; at any other fault they warn their readers off.
        if (page.TlsFault is { } fault && fault != ChainOnly) return LinkClass.Tls;
        return page.RedirectStatus is 301 or 308 ? LinkClass.Moved : LinkClass.Ok;
    }

    // A host that does not answer for its robots.txt would not have answered for the address either.
    private static LinkClass OfRobots(FetchStatus? cause) => cause switch
    {
        FetchStatus.Timeout => LinkClass.Timeout,
        FetchStatus.Unreachable or FetchStatus.HostDown => LinkClass.Unreachable,
        FetchStatus.Refused => LinkClass.Refused,
        _ => LinkClass.Skipped,
    };
}
