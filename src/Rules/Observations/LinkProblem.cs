namespace FreshnessCrawler.Rules.Observations;

/// <summary>One link of a site that is not fine.</summary>
/// <param name="Url">The address, without its fragment.</param>
/// <param name="Class">What is wrong.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="External">Whether it leads to another site.</param>
/// <param name="Level">Level of the first page that shows it: 1 the home page.</param>
/// <param name="PageUrl">That page.</param>
/// <param name="Text">The link's text, or the picture's alternative text; null where there is none.</param>
/// <param name="Pages">On how many pages it stands.</param>
/// <param name="HttpStatus">The status of the answer, where there was one.</param>
/// <param name="Detail">What exactly happened, for operators.</param>
/// <param name="Since">When it was first found like this.</param>
/// <param name="CheckedAt">When it was last tested.</param>
public sealed record LinkProblem(
    string Url,
    LinkClass Class,
    LinkKind Kind,
    bool External,
    int Level,
    string PageUrl,
    string? Text,
    int Pages,
    int? HttpStatus,
    string? Detail,
    DateTimeOffset Since,
    DateTimeOffset CheckedAt)
{
    /// <summary>The registrable domain itself has no name any more: whoever registers it next decides what readers see there.</summary>
    public bool LapsedName { get; init; }

    /// <summary>It was proven broken at an earlier survey, and no survey since saw it open, or gone from the site's pages. False for one
    /// that is broken now.</summary>
    public bool WasBroken { get; init; }
}
