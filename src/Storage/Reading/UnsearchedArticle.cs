namespace FreshnessCrawler.Storage.Reading;

/// <summary>An item of a site's column whose article was not yet read for signs of a campaign.</summary>
/// <param name="SiteUrl">The site's own address.</param>
/// <param name="ShownOn">The date beside it in the list; null where there is none.</param>
public sealed record UnsearchedArticle(long ItemId, long SiteId, string SiteUrl, string Url, string Title, DateOnly? ShownOn);
