using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Availability</c>: the visits of every site's home page, around the clock. What a visit is worth is the policy's.</summary>
public sealed class AvailabilityOptions
{
    public const string Section = "Availability";

    /// <summary>Whether <c>serve</c> visits home pages.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Visits of a site in 24 hours, evenly apart, 24–288. The clause asks for more than 20; a few are lost to restarts. With 25 no day has fewer
    /// than 24, though the jitter may carry one across midnight.</summary>
    [Range(24, 288)]
    public int VisitsPerDay { get; set; } = 25;

    /// <summary>By how much at most a visit is later than its even time, 0 s – 30 min; at most half the time between two.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan Jitter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How much longer than the policy's limit a page is watched, 0 s – 1 min: a page that opens in 16 s has failed, and its row says 16 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Margin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A visit that is due longer ago than this (no worker was up) is not made up, 1 min – 30 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "00:30:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Visits that one worker makes at once, beside the sites that it crawls, 1–64. One that does not answer holds a place for 20 s.</summary>
    [Range(1, 64)]
    public int VisitsAtOnce { get; set; } = 8;

    /// <summary>Redirects followed within one visit, 0–20.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 10;

    public TimeSpan Interval => TimeSpan.FromDays(1) / VisitsPerDay;
}
