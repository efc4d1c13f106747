using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>All that a survey of a site's links brought.</summary>
/// <param name="Observations">What the rules judge.</param>
/// <param name="Tests">The addresses tested for this site; those whose result came from elsewhere are not among them.</param>
/// <param name="Links">Every address met, each once, whatever came of it; in the order of the pages that show it first.</param>
/// <param name="Pages">A row for each page asked for.</param>
public sealed record LinkSurveyResult(
    LinkObservations Observations, IReadOnlyList<LinkTest> Tests, IReadOnlyList<SiteLink> Links, IReadOnlyList<PageRow> Pages)
{
    /// <summary>A site whose links could not be tested at all.</summary>
    /// <param name="why">In Chinese.</param>
    public static LinkSurveyResult NotTested(string why, DateTimeOffset at, IReadOnlyList<PageRow> pages, int requests = 0) => new(
        new LinkObservations
        {
            ObservedAt = at,
            NotTested = why,
            Pages = 0,
            References = 0,
            Addresses = 0,
            Requests = requests,
            Tallies = [],
            LeftOut = [],
            Problems = [],
            Unproven = 0,
            Hidden = [],
        },
        [], [], pages);
}
