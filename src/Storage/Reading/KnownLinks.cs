using System.Collections.ObjectModel;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What is stored of addresses and of a site's bad links, for its next survey.</summary>
/// <param name="Problems">The site's links that were not fine at the last survey that looked at them, and were not proven mended or gone since.</param>
/// <param name="Tests">The latest stored test of each address that was asked for and is known, by its address.</param>
public sealed record KnownLinks(IReadOnlyList<LinkProblem> Problems, IReadOnlyDictionary<string, LinkTest> Tests)
{
    /// <summary>Of a site that was never surveyed.</summary>
    public static KnownLinks None { get; } = new([], ReadOnlyDictionary<string, LinkTest>.Empty);

    /// <summary>When the site's last survey that tested its links ended; null where there was none.</summary>
    public DateTimeOffset? SurveyedAt { get; init; }

    /// <summary>Different addresses on the home page then.</summary>
    public int HomeAddresses { get; init; }
}
