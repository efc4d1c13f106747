using System.Net;

namespace FreshnessCrawler.Storage.Model;

/// <summary>What the registry's networks.csv says of a network: whether it may be visited though it is private, and the pace its owner agreed to.</summary>
public sealed class NetworkRule
{
    public long Id { get; set; }
    public IPNetwork Network { get; set; }
    public bool AllowPrivate { get; set; }

    /// <summary>Requests a second for one address of the network; null for the default pace.</summary>
    public double? RequestsPerSecond { get; set; }

    /// <summary>Connections at once to one address of the network; null for the default.</summary>
    public int? Connections { get; set; }
    public required string Reason { get; set; }
    public required string By { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
