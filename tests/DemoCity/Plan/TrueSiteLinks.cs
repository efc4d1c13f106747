namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What is true of a site's links on its pages of level 1 to 3.</summary>
/// <param name="Site">Its code.</param>
/// <param name="Tested">False where its home page cannot be read.</param>
/// <param name="Wholly">The class of all its own links, where one fault is in all of them.</param>
/// <param name="Problems">Every link that is not fine: the complete list.</param>
/// <param name="Planted">Planted links that are no problem, with their class.</param>
/// <param name="EitherWay">Addresses of which nothing is held against a test, as their answer depends on the moment or on knowing a foreign host well.</param>
/// <param name="Addresses">Different addresses on those pages; null where it depends on the moment.</param>
public sealed record TrueSiteLinks(
    string Site, bool Tested, TrueLinkClass? Wholly, IReadOnlyList<TrueLink> Problems, IReadOnlyList<TrueLink> Planted, IReadOnlyList<string> EitherWay, int? Addresses);
