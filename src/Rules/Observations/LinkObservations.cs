namespace FreshnessCrawler.Rules.Observations;

/// <summary>What one survey of a site's links saw: the pages of level 1 (home), 2 and 3, and every address that they show, each once.</summary>
public sealed record LinkObservations
{
    /// <summary>When the survey ended.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Why the site's links were not tested at all (home page not read, our own network, a scope without them); in Chinese. Null where they were.</summary>
    public string? NotTested { get; init; }

    /// <summary>Pages read for their links, the home page among them.</summary>
    public required int Pages { get; init; }

    /// <summary>Links met, each as often as it stands on a page.</summary>
    public required long References { get; init; }

    /// <summary>Different addresses met.</summary>
    public required int Addresses { get; init; }

    /// <summary>Requests sent for this site's survey; what another site's survey of the night had asked already is not among them.</summary>
    public required int Requests { get; init; }

    /// <summary>Addresses by level, own or foreign, and class. Their sum is <see cref="Addresses"/>.</summary>
    public required IReadOnlyList<LinkTally> Tallies { get; init; }

    /// <summary>What the <see cref="LinkClass.Skipped"/> ones were skipped for, and pages that were not read for their links.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>Every link that is neither fine, moved nor skipped.</summary>
    public required IReadOnlyList<LinkProblem> Problems { get; init; }

    /// <summary>Addresses broken at an earlier survey that this one could neither find mended or gone nor find broken again, however many surveys ago.</summary>
    public required int Unproven { get; init; }

    /// <summary>Addresses that were problems at an earlier survey and that no page shows any more, the pages that showed them having been read.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Links that readers cannot see.</summary>
    public required IReadOnlyList<HiddenLink> Hidden { get; init; }
}
