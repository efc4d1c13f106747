using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Pace</c>: how gently a run asks. Networks whose owners agreed to another pace have a
/// <see cref="Fetching.NetworkPace"/> instead.</summary>
public sealed class PaceOptions
{
    public const string Section = "Pace";

    /// <summary>Requests a second to one host; 0 = no limit. Public sites bear 1 to 5.</summary>
    [Range(0, 1000)]
    public double HostRequestsPerSecond { get; set; } = 4;

    /// <summary>Requests at once to one host; 0 = no limit.</summary>
    [Range(0, 100)]
    public int HostConnections { get; set; } = 2;

    /// <summary>Requests a second to one IP address, all its hosts together; 0 = no limit. At least that of a host.</summary>
    [Range(0, 1000)]
    public double AddressRequestsPerSecond { get; set; } = 8;

    /// <summary>Requests at once to one IP address; 0 = no limit. At least that of a host.</summary>
    [Range(0, 1000)]
    public int AddressConnections { get; set; } = 4;

    /// <summary>Retry-After up to this long is waited for; beyond it the host's further requests are deferred.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>The interval a host has at least after its first 429 or 503.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan SlowedInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The interval at which doubling stops; at least <see cref="SlowedInterval"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SlowestInterval { get; set; } = TimeSpan.FromSeconds(10);
}
