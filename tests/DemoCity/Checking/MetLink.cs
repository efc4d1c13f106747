using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Checking;

/// <summary>One address that the check met on a site's pages.</summary>
/// <param name="Url">Canonical; as written where it is none.</param>
/// <param name="Level">Level of the first page that shows it.</param>
/// <param name="IsPage">Whether a link, not a resource, shows it.</param>
/// <param name="Own">Whether it leads to the site itself or a host of its own.</param>
public sealed record MetLink(string Url, int Level, bool IsPage, bool Own)
{
    public TrueLinkClass Class { get; set; }
}
