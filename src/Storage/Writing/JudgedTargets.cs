using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The verdicts of one run that are kept together: on a site with its columns, or on accounts.</summary>
/// <param name="SiteId">The site; null where they are on accounts.</param>
internal sealed record JudgedTargets(
    long RunId, long? SiteId, DateTimeOffset MonitoringPoint, string PolicyVersion, DateTimeOffset FinishedAt, IReadOnlyList<Verdict> Verdicts)
{
    internal static JudgedTargets Of(SiteResult result) =>
        new(result.RunId, result.SiteId, result.MonitoringPoint, result.PolicyVersion, result.FinishedAt, result.Verdicts);

    internal static JudgedTargets Of(AccountBatch batch) =>
        new(batch.RunId, SiteId: null, batch.MonitoringPoint, batch.PolicyVersion, batch.FinishedAt, [.. batch.Accounts.SelectMany(account => account.Verdicts)]);
}
