namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>What an article's own page says of its publication.</summary>
/// <param name="Kind">A website's article or a WeChat account's.</param>
/// <param name="Title">Its title, white space folded; null where none was found.</param>
/// <param name="Date">Publication date (civil day, Asia/Shanghai); null where none can be trusted.</param>
/// <param name="PublishedAt">The same with the time of day (+08:00) where the page gives one.</param>
/// <param name="DateFrom">Where the date was read, in Chinese; null without a date.</param>
/// <param name="Confidence">0 to 1; 0 without a date.</param>
/// <param name="Reason">Why there is no date, in Chinese; null with a date.</param>
/// <param name="Note">What speaks against the date, or was refused, in Chinese; or null.</param>
public sealed record ArticleReading(
    ArticleKind Kind,
    string? Title,
    DateOnly? Date,
    DateTimeOffset? PublishedAt,
    string? DateFrom,
    double Confidence,
    string? Reason,
    string? Note = null)
{
    /// <summary>From this confidence on the date is the page's own word; below, a hint as good as one in an address.</summary>
    public const double Sure = 0.7;
}
