using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Render</c>: the limits of the browser that reads columns which only scripts fill.</summary>
public sealed class RenderOptions
{
    public const string Section = "Render";

    /// <summary>The browser's program; empty for the system's Chromium in its usual places. It is never downloaded.</summary>
    public string ExecutablePath { get; set; } = "";

    /// <summary>Pages open at once in one worker, 1–16. Each may take <see cref="MaxPageMegabytes"/>.</summary>
    [Range(1, 16)]
    public int MaxPages { get; set; } = 2;

    /// <summary>From the first request of a page until its list stands still, 1 s to 2 min; at least the official 15 s for an open site
    /// makes sense. Serialising and the screenshot have <see cref="ClosingTime"/> more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan PageTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>What serialising, the screenshot and closing may take beyond <see cref="PageTimeout"/>, 1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ClosingTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long neither the network nor the document may stir before the page counts as finished, 100 ms to 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:05")]
    public TimeSpan Stillness { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a page that stands still without a list is waited for, lest a script only slept; 0 s to 1 min, within <see cref="PageTimeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan PatienceWithoutList { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long the browser may take to start, 1 s to 2 min; about 1 s is usual.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan LaunchTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of all answers to one page, unpacked, 64 KB to 100 MB. Pictures stop at half of it, so that they never starve the data.</summary>
    [Range(65_536, 100_000_000)]
    public int MaxBytes { get; set; } = 10_000_000;

    /// <summary>Requests of one page that are sent, 1–2,000; ten times as many may be refused before the page is given up.</summary>
    [Range(1, 2_000)]
    public int MaxRequests { get; set; } = 150;

    /// <summary>Requests at once to one host, all pages together, 1–16; that of <see cref="PaceOptions.HostConnections"/> or fewer makes sense.</summary>
    [Range(1, 16)]
    public int HostConnections { get; set; } = 2;

    /// <summary>Characters of the serialised document, 64 K to 50 M.</summary>
    [Range(65_536, 50_000_000)]
    public int MaxHtmlChars { get; set; } = 5_000_000;

    /// <summary>Elements of the document, 1,000 to 2 M; a long honest list page has 20,000.</summary>
    [Range(1_000, 2_000_000)]
    public int MaxElements { get; set; } = 150_000;

    /// <summary>Memory of one page's process in MB, 128–4,096, beyond which it is ended; the whole browser may have one such share
    /// more than <see cref="MaxPages"/>.</summary>
    [Range(128, 4_096)]
    public int MaxPageMegabytes { get; set; } = 512;

    /// <summary>Pages after which the browser is replaced by a fresh one, 1–10,000.</summary>
    [Range(1, 10_000)]
    public int RecycleAfterPages { get; set; } = 100;

    /// <summary>How long an unused browser stays, 1 s to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a browser that would not start is not tried again, 0 s to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LaunchRetryAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Width of the window in px, 320–3,840.</summary>
    [Range(320, 3_840)]
    public int ViewportWidth { get; set; } = 1_280;

    /// <summary>Height of the window in px, 320–8,000: what of the page the screenshot shows.</summary>
    [Range(320, 8_000)]
    public int ViewportHeight { get; set; } = 2_000;

    /// <summary>Where screenshots are kept; empty for <c>screenshots</c> in the data directory.</summary>
    public string ScreenshotDirectory { get; set; } = "";

    /// <summary>Days that screenshots are kept, 1–3,650; at least the days within which an office may object to a finding makes sense.</summary>
    [Range(1, 3_650)]
    public int KeepScreenshotsDays { get; set; } = 60;
}
