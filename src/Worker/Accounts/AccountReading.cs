using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>One look at an account.</summary>
/// <param name="Observation">What the rules judge.</param>
/// <param name="Tries">Every source asked, in order.</param>
/// <param name="Posts">What the sources showed, each post once, with its text where there is one.</param>
public sealed record AccountReading(AccountObservation Observation, IReadOnlyList<SourceTry> Tries, IReadOnlyList<ReadPost> Posts);
