using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>One address that a site shows, as its link survey hands it on to the IPv6 survey.</summary>
/// <param name="Url">Absolute, without its fragment.</param>
/// <param name="PageLevel">Level of the first page that shows it: 1 the home page (so the link is of level 2), 2, 3.</param>
/// <param name="External">Whether it leads to another site.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="PageUrl">That page.</param>
/// <param name="Class">What came of testing it over whichever family answered first.</param>
/// <param name="HttpStatus">The status of that answer.</param>
public sealed record SiteLink(string Url, int PageLevel, bool External, LinkKind Kind, string PageUrl, LinkClass Class, int? HttpStatus);
