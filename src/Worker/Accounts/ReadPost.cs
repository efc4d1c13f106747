namespace FreshnessCrawler.Worker.Accounts;

/// <summary>One post as a source shows it.</summary>
/// <param name="Published">Null where the source does not say, or says what cannot be; <paramref name="Note"/> then says which.</param>
/// <param name="Text">Its text as far as the source gives it, plain, 20,000 characters at most; null where it gives none.</param>
/// <param name="Note">Why a date was refused, in Chinese.</param>
public sealed record ReadPost(string Url, string Title, DateTimeOffset? Published, bool Pinned, string? Text, string? Note);
