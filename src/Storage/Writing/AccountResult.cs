using FreshnessCrawler.Rules.Campaigns;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>All that one run learned of one account.</summary>
public sealed record AccountResult(
    AccountObservation Observation,
    IReadOnlyList<SourceTry> Tries,
    IReadOnlyList<AccountPost> Posts,
    IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<CampaignCandidate> Campaigns);
