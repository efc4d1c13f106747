namespace FreshnessCrawler.Storage.Registry;

/// <summary>What came of an import: either all rows were taken, or none and the problems say why.</summary>
public sealed record ImportResult(
    IReadOnlyList<ImportProblem> Problems,
    IReadOnlyList<ImportProblem> Warnings,
    IReadOnlyList<ImportCount> Counts,
    IReadOnlyList<SiteWithoutAddress> SitesWithoutAddress,
    int FindingsWithdrawn)
{
    public bool Succeeded => Problems.Count == 0;

    public bool ChangedNothing => Counts.All(c => c.Added + c.Changed + c.Closed == 0);
}
