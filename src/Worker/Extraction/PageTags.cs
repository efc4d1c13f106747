namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The page tags (网页标签) of a page; null where one is missing or empty.</summary>
public sealed record PageTags
{
    public static readonly PageTags None = new();

    public string? Title { get; init; }
    public string? SiteName { get; init; }
    public string? SiteIdCode { get; init; }
    public string? ColumnName { get; init; }
    public string? ColumnType { get; init; }
    public string? ArticleTitle { get; init; }

    /// <summary>As written; may be the time the page was made again (see <see cref="GeneratedOn"/>).</summary>
    public string? PubDate { get; init; }

    /// <summary>页面生成时间, the day the page was made.</summary>
    public DateOnly? GeneratedOn { get; init; }
}
