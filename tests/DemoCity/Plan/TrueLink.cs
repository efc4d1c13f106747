namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What is true of one link of a site.</summary>
/// <param name="Url">The address, canonical; as written where it is none.</param>
/// <param name="Class">Its class, dead ones having been looked at twice.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="External">Whether it leads to another site.</param>
/// <param name="Level">Level of the first page that shows it.</param>
/// <param name="PageUrl">That page.</param>
/// <param name="Pages">On how many pages it stands; null for all that have the navigation.</param>
/// <param name="LapsedName">Whether the domain that it leads to is nobody's any more.</param>
public sealed record TrueLink(string Url, TrueLinkClass Class, TrueLinkKind Kind, bool External, int Level, string PageUrl, int? Pages, bool LapsedName);
