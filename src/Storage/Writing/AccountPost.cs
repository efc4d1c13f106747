namespace FreshnessCrawler.Storage.Writing;

/// <summary>One post as a source shows it.</summary>
/// <param name="Published">When it was published; null where the source does not say, or says what cannot be.</param>
public sealed record AccountPost(string Url, string Title, DateTimeOffset? Published, bool Pinned);
