namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>One address that a site shows.</summary>
/// <param name="Url">Canonical; as written where it is none.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="Level">Level of the first page that shows it.</param>
/// <param name="PageUrl">That page.</param>
/// <param name="External">Whether it leads to another site.</param>
/// <param name="Class">What a right test makes of it.</param>
/// <param name="Planted">Its planting; null for an ordinary one.</param>
public sealed record ShownLink(string Url, TrueLinkKind Kind, int Level, string PageUrl, bool External, TrueLinkClass Class, PlantedLink? Planted);
