using FreshnessCrawler.DemoCity.Plan;
namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>What is true of one account.</summary>
/// <param name="Access">What comes of its sources; null where it is not to be looked at.</param>
/// <param name="AlsoRight">Other words for the same that are as right.</param>
/// <param name="Newest">The latest post that its sources show; null where they show none.</param>
/// <param name="Rules">What each rule says, by its code. A rule that is not named may pass or be not tested, and never fails.</param>
/// <param name="Reason">Why it is not tested, in a word; null where it is.</param>
/// <param name="Planted">What is planted in it; null for an ordinary account.</param>
/// <param name="Sources">In the order in which they are asked.</param>
/// <param name="OnlyLists">Whether people keep all of its sources: no platform can block those.</param>
public sealed record TrueAccount(
    string Code, string Unit, string Platform, string Name, TrueAccess? Access, IReadOnlyList<TrueAccess> AlsoRight, DateTimeOffset? Newest, IReadOnlyDictionary<string, TrueOutcome> Rules,
    string? Reason, string? Planted, IReadOnlyList<TrueSource> Sources, bool OnlyLists);
