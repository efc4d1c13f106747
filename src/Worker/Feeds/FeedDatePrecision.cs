namespace FreshnessCrawler.Worker.Feeds;

/// <summary>How much of a date was written.</summary>
internal enum FeedDatePrecision
{
    Instant,
    Day,
    Month,
    Year,
}
