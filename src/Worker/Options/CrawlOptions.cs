using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>How much is done at once. The pace towards others is in <see cref="PaceOptions"/>; these only bound our own memory and threads.</summary>
public sealed class CrawlOptions
{
    public const string Section = "Crawl";

    /// <summary>Sites crawled at once by one worker, 1–200. Sites that do not answer hold a place for up to a minute.</summary>
    [Range(1, 200)]
    public int SitesAtOnce { get; set; } = 16;

    /// <summary>Columns of one site read at once, 1–32. More than the pace allows at once only wait at its gate.</summary>
    [Range(1, 32)]
    public int ColumnsAtOnce { get; set; } = 4;

    /// <summary>Pages walked of one site beyond its columns, when a walk is asked for, 0–1,000,000.</summary>
    [Range(0, 1_000_000)]
    public int PagesPerSite { get; set; } = 20_000;
}
