using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class LinkClassesTests
{
    private static readonly Dictionary<FetchStatus, LinkClass> Expected = new()
    {
        [FetchStatus.Ok] = LinkClass.Ok,
        [FetchStatus.NotModified] = LinkClass.Ok,
        [FetchStatus.MalformedAddress] = LinkClass.Malformed,
        [FetchStatus.UnsupportedScheme] = LinkClass.UnsupportedScheme,
        [FetchStatus.Dns] = LinkClass.Unreachable,
        [FetchStatus.PrivateAddress] = LinkClass.Unreachable,
        [FetchStatus.Refused] = LinkClass.Refused,
        [FetchStatus.Unreachable] = LinkClass.Unreachable,
        [FetchStatus.Timeout] = LinkClass.Timeout,
        [FetchStatus.Tls] = LinkClass.Tls,
        [FetchStatus.Protocol] = LinkClass.Unreachable,
        [FetchStatus.NotFound] = LinkClass.Unconfirmed,
        [FetchStatus.ClientError] = LinkClass.ClientError,
        [FetchStatus.ServerError] = LinkClass.ServerError,
        [FetchStatus.Blocked] = LinkClass.Blocked,
        [FetchStatus.Challenged] = LinkClass.Challenged,
        [FetchStatus.TooLarge] = LinkClass.Ok,
        [FetchStatus.NotHtml] = LinkClass.Ok,
        [FetchStatus.Robots] = LinkClass.Skipped,
        [FetchStatus.RobotsUnavailable] = LinkClass.Skipped,
        [FetchStatus.RedirectLoop] = LinkClass.RedirectLoop,
        [FetchStatus.OffSite] = LinkClass.Skipped,
        [FetchStatus.Trap] = LinkClass.Skipped,
        [FetchStatus.HostDown] = LinkClass.Unreachable,
        [FetchStatus.Deferred] = LinkClass.RateLimited,
    };

    public static TheoryData<FetchStatus> All => [.. Enum.GetValues<FetchStatus>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Of_EachStatus_HasItsClassAndNoneIsBroken(FetchStatus status) => Assert.Equal(Expected[status], LinkClasses.Of(Page(status)));

    [Fact]
    public void Of_DeniedName_IsDead() => Assert.Equal(LinkClass.Unconfirmed, LinkClasses.Of(Page(FetchStatus.Dns, noSuchName: true)));

    [Theory]
    [InlineData(FetchStatus.Blocked, 429, LinkClass.RateLimited)]
    [InlineData(FetchStatus.ServerError, 999, LinkClass.Blocked)]
    [InlineData(FetchStatus.Protocol, 200, LinkClass.Ok)]
    public void Of_HttpStatus_TellsMore(FetchStatus status, int http, LinkClass expected) => Assert.Equal(expected, LinkClasses.Of(Page(status, http)));

    [Theory]
    [InlineData(301, LinkClass.Moved)]
    [InlineData(308, LinkClass.Moved)]
    [InlineData(302, LinkClass.Ok)]
    [InlineData(307, LinkClass.Ok)]
    public void Of_Redirect_IsMovedWhenPermanent(int redirect, LinkClass expected) => Assert.Equal(expected, LinkClasses.Of(Page(FetchStatus.Ok, 200, redirect: redirect)));

    [Theory]
    [InlineData("证书链不完整", LinkClass.Ok)]
    [InlineData("证书与域名不符", LinkClass.Tls)]
    public void Of_CertificateFault_IsTlsUnlessBrowsersMendIt(string fault, LinkClass expected) => Assert.Equal(expected, LinkClasses.Of(Page(FetchStatus.Ok, 200, tls: fault)));

    [Theory]
    [InlineData(FetchStatus.Timeout, LinkClass.Timeout)]
    [InlineData(FetchStatus.Refused, LinkClass.Refused)]
    [InlineData(FetchStatus.ServerError, LinkClass.Skipped)]
    public void Of_RobotsNotToBeHad_SaysWhatTheHostDid(FetchStatus cause, LinkClass expected) => Assert.Equal(expected, LinkClasses.Of(Page(FetchStatus.RobotsUnavailable, cause: cause)));

    private static FetchedPage Page(FetchStatus status, int? http = null, int? redirect = null, string? tls = null, bool noSuchName = false, FetchStatus? cause = null) => new()
    {
        RequestedUrl = "http://a.test/",
        FinalUrl = "http://a.test/",
        Status = status,
        HttpStatus = http,
        RedirectStatus = redirect,
        TlsFault = tls,
        NoSuchName = noSuchName,
        Cause = cause,
        FetchedAt = TimeProvider.System.GetUtcNow(),
    };
}
