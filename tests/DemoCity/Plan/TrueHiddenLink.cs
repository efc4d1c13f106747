namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>A link that readers cannot see.</summary>
/// <param name="Site">The site that has it.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="PageUrl">The page.</param>
/// <param name="How">How it is hidden.</param>
/// <param name="Innocent">Whether it belongs to a panel of the site's own, and is to be left alone.</param>
public sealed record TrueHiddenLink(string Site, string Url, string PageUrl, HiddenHow How, bool Innocent);
