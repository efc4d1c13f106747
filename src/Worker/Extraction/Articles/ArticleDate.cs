namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>A date that may be the article's publication date.</summary>
/// <param name="Day">Civil day, Asia/Shanghai.</param>
/// <param name="Time">Time of day where given.</param>
/// <param name="From">Its place, in Chinese.</param>
/// <param name="Confidence">0 to 1, by its place alone.</param>
/// <param name="Visible">Shown to the reader of the page.</param>
internal readonly record struct ArticleDate(DateOnly Day, TimeOnly? Time, string From, double Confidence, bool Visible)
{
    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    /// <summary>The instant; null where no time of day is known. Midnight to the second stands for none.</summary>
    public DateTimeOffset? Instant => Time is { } time && time != TimeOnly.MinValue ? new DateTimeOffset(Day, time, s_china) : null;
}
