namespace FreshnessCrawler.Worker.Crawling;

/// <summary>How far a run is; sent after each column and each site.</summary>
public sealed record CrawlProgress(int SitesDone, int Sites, int ColumnsDone, int Columns, int Pages, string? Site);
