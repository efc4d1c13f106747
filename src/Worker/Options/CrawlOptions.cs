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

    /// <summary>For how many nights a reading in doubt leaves the one before it in force, 0–30. On the next night the column is not read until a
    /// person has looked.</summary>
    [Range(0, 30)]
    public int SuspectNights { get; set; } = 3;

    /// <summary>From how many items on a column's list is large enough for a collapse to mean something, 2–100.</summary>
    [Range(2, 100)]
    public int SuspectItems { get; set; } = 5;

    /// <summary>The share of its items, 0–0.9, down to which a list has collapsed. At 0 only an empty one has.</summary>
    [Range(0, 0.9)]
    public double SuspectShare { get; set; } = 0.4;

    /// <summary>How long a site waits for our own way out to come back before its rows say that it was not visited, 0 – 2 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "02:00:00")]
    public TimeSpan GatePatience { get; set; } = TimeSpan.FromMinutes(10);
}
