namespace FreshnessCrawler.Worker.Crawling;

/// <summary>A reading that is not to be believed yet.</summary>
/// <param name="Cause">Why, in Chinese, with the numbers before and after: the observation's <c>Suspect</c>.</param>
/// <param name="NotRead">Null while the known reading is carried on in its place; once that has gone on long enough the reason, in Chinese,
/// with which the column is not read.</param>
public sealed record Doubt(string Cause, string? NotRead);
