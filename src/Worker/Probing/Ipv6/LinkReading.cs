namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>A link and where it stands.</summary>
/// <param name="Link">It.</param>
/// <param name="Standing">Where.</param>
/// <param name="Reason">Why, in Chinese; null where it works.</param>
public sealed record LinkReading(SiteLink Link, LinkStanding Standing, string? Reason);
