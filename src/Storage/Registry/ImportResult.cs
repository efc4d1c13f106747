namespace FreshnessCrawler.Storage.Registry;

/// <summary>What came of an import: either all rows were taken, or none and the problems say why.</summary>
public sealed record ImportResult(
    IReadOnlyList<ImportProblem> Problems,
    IReadOnlyList<ImportProblem> Warnings,
    IReadOnlyList<ImportCount> Counts,
    IReadOnlyList<SiteWithoutAddress> SitesWithoutAddress,
    int FindingsWithdrawn)
{
    /// <summary>Accounts in use of which the registry does not say where to read them: they are listed, and never called silent.</summary>
    public int AccountsWithoutSource { get; init; }

    public bool Succeeded => Problems.Count == 0;

    public bool ChangedNothing => Counts.All(c => c.Added + c.Changed + c.Closed == 0);
}
