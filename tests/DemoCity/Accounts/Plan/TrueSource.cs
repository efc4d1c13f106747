namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>What is true of one source of an account.</summary>
/// <param name="Kind">The registry's word.</param>
/// <param name="Shape">What it is written in.</param>
/// <param name="Fault">What is planted in it.</param>
/// <param name="Address">Where it is asked; of a kept list the name of its file.</param>
/// <param name="Newest">The latest post that it shows; null where it shows none with a date that can be.</param>
public sealed record TrueSource(string Kind, FeedShape Shape, FeedFault Fault, string Address, DateTimeOffset? Newest);
