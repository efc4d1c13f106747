namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>One page to be explained.</summary>
/// <param name="Target">An http(s) address, or a file.</param>
/// <param name="Url">The address that a saved page came from.</param>
/// <param name="AsOf">The civil day in China to judge it for; the day of the fetch where none is given.</param>
/// <param name="FetchedAt">When a saved page was fetched; where none is given, noon of <paramref name="AsOf"/>, or now.</param>
public sealed record ExplainQuestion(string Target, string? Url = null, DateOnly? AsOf = null, DateTimeOffset? FetchedAt = null);
