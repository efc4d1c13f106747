namespace FreshnessCrawler.Rules.Observations;

/// <summary>One internal link that does not work over IPv6.</summary>
/// <param name="Url">The address.</param>
/// <param name="Level">2: found on the home page; 3: found on a page that the home page links to.</param>
/// <param name="PageUrl">A page that shows it.</param>
/// <param name="Reason">In Chinese: no AAAA, no connection, another answer.</param>
public sealed record Ipv6Link(string Url, int Level, string PageUrl, string Reason);
