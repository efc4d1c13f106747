namespace FreshnessCrawler.Storage.Writing;

/// <summary>Accounts of one run that are written together, in one transaction and a number of statements that does not depend on how many they are.</summary>
public sealed record AccountBatch(
    long RunId, DateTimeOffset MonitoringPoint, string PolicyVersion, DateTimeOffset FinishedAt, IReadOnlyList<AccountResult> Accounts)
{
    /// <summary>The observations are stored ones and only the verdicts are new: nothing else is kept.</summary>
    public bool JudgedAgain { get; init; }
}
