namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>One host that a site's links and resources lead to.</summary>
/// <param name="Authority">Scheme, host and port.</param>
/// <param name="External">Whether it is another site's.</param>
/// <param name="Addresses">How many of the site's addresses lead there.</param>
/// <param name="Example">One of them, one that opens where there is one.</param>
public sealed record LinkedHost(string Authority, string Host, bool External, int Addresses, SiteLink Example);
