using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Following;

/// <summary>A page that was asked for beyond the column's own.</summary>
/// <param name="Kind">list, article, feed: as the page's row says.</param>
public sealed record FollowedPage(FetchedPage Page, string Kind, DateOnly? Newest);
