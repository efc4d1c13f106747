namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What is true of a site over IPv6.</summary>
/// <param name="Site">Its code.</param>
/// <param name="State">That of the home page's host.</param>
/// <param name="Form">What is planted.</param>
/// <param name="NameServers">Name servers of its zone.</param>
/// <param name="NameServersWithV6">Those with an IPv6 address, all of which answer over it.</param>
/// <param name="Level2">Links found on the home page; null where it cannot be read or the figure depends on the moment.</param>
/// <param name="Level3">Links found one level deeper.</param>
/// <param name="Gaps">Hosts of its links and resources that have no working IPv6: without an address or a connection, own ones also with other content.</param>
public sealed record TrueV6Site(
    string Site, TrueV6State State, V6Form Form, int NameServers, int NameServersWithV6, TrueV6Rate? Level2, TrueV6Rate? Level3, IReadOnlyList<string> Gaps);
