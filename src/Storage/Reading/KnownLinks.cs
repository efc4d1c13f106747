using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What is stored of addresses and of a site's bad links, for its next survey.</summary>
/// <param name="Problems">The site's links that were not fine at the last survey that looked at them, and were not proven mended or gone since.</param>
/// <param name="Tests">The latest stored test of each address that was asked for and is known, by its address.</param>
public sealed record KnownLinks(IReadOnlyList<LinkProblem> Problems, IReadOnlyDictionary<string, LinkTest> Tests);
