using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Links</c>: how far the survey of a site's links goes. Its requests wait for their turns as all others do (<see cref="PaceOptions"/>).</summary>
public sealed class LinkOptions
{
    public const string Section = "Links";

    /// <summary>Levels of pages that are read for their links, 1–100: 1 the home page, 2 what it links to, 3 what those link to. The indicators ask for 3.</summary>
    [Range(1, 100)]
    public int Levels { get; set; } = 3;

    /// <summary>Pages read of one site, 1–1,000,000. At four requests a second 5,000 take 21 minutes.</summary>
    [Range(1, 1_000_000)]
    public int PagesPerSite { get; set; } = 5_000;

    /// <summary>Requests sent for one site, 1–10,000,000; second looks at dead addresses are not counted. At least <see cref="PagesPerSite"/> makes sense.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerSite { get; set; } = 20_000;

    /// <summary>Addresses of one foreign host tested in a run, all sites together, 1–1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int TestsPerForeignHost { get; set; } = 500;

    /// <summary>Different addresses kept of one site, 100–10,000,000: about 500 bytes of memory each. What a hostile page shows beyond is counted only.</summary>
    [Range(100, 10_000_000)]
    public int AddressesPerSite { get; set; } = 200_000;

    /// <summary>Own addresses that differ in nothing but their query tested of one path, 1–100,000. Old systems keep all their articles at one path.</summary>
    [Range(1, 100_000)]
    public int QueriesPerPath { get; set; } = 1_000;

    /// <summary>Addresses made of nothing but a day (/2026/11/23/) tested below one folder, 1–100,000.</summary>
    [Range(1, 100_000)]
    public int DaysPerFolder { get; set; } = 400;

    /// <summary>Pages of one site read at once, 1–128. More than the pace allows only wait at its gate.</summary>
    [Range(1, 128)]
    public int PagesAtOnce { get; set; } = 4;

    /// <summary>Hosts tested at once for one site, 1–256: while one is waited for, others are asked.</summary>
    [Range(1, 256)]
    public int HostsAtOnce { get; set; } = 16;

    /// <summary>How long in all a survey waits for a site of which nearly everything fails just now, 0–1 h, before it goes on without it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far apart two looks at a dead address are before it is called broken, 1 s – 1 day. Longer than a restart of a web server.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ConfirmAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How old a stored "ok" may be to stand for a test, 0–90 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan OkAge { get; set; } = TimeSpan.FromDays(3);

    /// <summary>The same for "moved", 0–90 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan MovedAge { get; set; } = TimeSpan.FromDays(3);

    /// <summary>The same for what is neither fine nor dead (blocked, timeout …), 0–90 days; less than the time between two nights. A dead address is always tested again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan OtherAge { get; set; } = TimeSpan.FromHours(20);

    /// <summary>Passing faults (timeout, refused, 5xx) looked at once more at the survey's end, 0–100,000.</summary>
    [Range(0, 100_000)]
    public int SecondLooks { get; set; } = 200;

    /// <summary>The share (0.5–1) of what is not the site's frame that a page must have in common with the answer to a made-up address to be suspected of not existing.</summary>
    [Range(0.5, 1)]
    public double SoftNotFoundLikeness { get; set; } = 0.9;

    /// <summary>The share (0–1) of the addresses of its last survey that a home page must show at least: one with fewer may be a notice of maintenance,
    /// and proves of no link that it is gone. 0 to take every one at its word.</summary>
    [Range(0, 1)]
    public double HomeShare { get; set; } = 0.4;

    /// <summary>For how long after the last survey a home page is held against that, 0–365 days: one rebuilt with less is tested again after it. Longer than
    /// a maintenance takes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan HomeAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Hidden links kept of one site, 0–10,000.</summary>
    [Range(0, 10_000)]
    public int HiddenLinks { get; set; } = 100;

    /// <summary>Whether addresses of sites that the registry does not name may lie in the private networks that it allows: on an intranet they do, on the
    /// public web a page could name any machine there.</summary>
    public bool PrivateForeign { get; set; }
}
