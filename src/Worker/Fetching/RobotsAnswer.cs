namespace FreshnessCrawler.Worker.Fetching;

/// <summary>A site's rules, or, where they could not be had, the status that its pages get for now.</summary>
public sealed record RobotsAnswer(RobotsRules Rules, FetchStatus? Refusal = null, string? Detail = null);
