namespace FreshnessCrawler.Rules.Observations;

/// <summary>天窗: a host without working IPv6 to which a site's links or resources lead.</summary>
/// <param name="Host">The host.</param>
/// <param name="External">Whether it is another site's.</param>
/// <param name="Addresses">How many of the site's addresses lead there.</param>
/// <param name="Example">One of them.</param>
/// <param name="Reason">Why, in Chinese.</param>
public sealed record Ipv6Gap(string Host, bool External, int Addresses, string Example, string Reason);
