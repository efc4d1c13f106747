using System.Net;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The pace a network's owner agreed to, for each of its addresses and the hosts on them. Null keeps the default, 0 means no limit.</summary>
public sealed record NetworkPace(IPNetwork Network, double? RequestsPerSecond, int? Connections);
