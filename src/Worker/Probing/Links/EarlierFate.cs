using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What became of a site's earlier bad links.</summary>
/// <param name="Gone">No page shows them any more, and those that did were read.</param>
/// <param name="Still">Broken again, though the page that showed them was not read this time.</param>
/// <param name="Unproven">How many broken ones are neither of these, nor mended, nor found broken on a page.</param>
public sealed record EarlierFate(IReadOnlyList<string> Gone, IReadOnlyList<LinkProblem> Still, int Unproven);
