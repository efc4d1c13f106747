using System.Net;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What one call of <see cref="AccountRunner"/> is to do. The night, a look at those that are due, one on demand and a recheck differ only in this.</summary>
public sealed record AccountScope
{
    /// <summary>What was asked for, in the words that the run's row keeps.</summary>
    public required string Description { get; init; }

    /// <summary>The accounts; null for all that the registry has in use.</summary>
    public IReadOnlyCollection<long>? AccountIds { get; init; }

    /// <summary>The civil day in China whose night this is; a night is begun once, and taken up again where it was left.</summary>
    public DateOnly? Night { get; init; }

    /// <summary>No batch is begun after this moment; what was not reached gets a row that says so.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Recheck: no validators, fresh connections.</summary>
    public bool BypassCaches { get; init; }

    /// <summary>Private networks that may be visited beside those of the registry.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>Called once the run's row is there, before anything is fetched.</summary>
    public Func<long, CancellationToken, Task>? OnOpened { get; init; }
}
