using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Fetch</c>: the limits of one fetch.</summary>
public sealed class FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>Address or mailbox in the User-Agent where a site's people reach the operator; the operator sets it.</summary>
    [Required(AllowEmptyStrings = false)]
    [RegularExpression(@"[\x21-\x27\x2A-\x7E]+", ErrorMessage = "Fetch:Contact must be one word of printable ASCII without parentheses.")]
    public string Contact { get; set; } = "https://freshness-crawler.invalid/contact";

    /// <summary>One attempt, from connect to the body's last byte. The official bar for an open site is 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>All attempts of one address with the waits between them; at least <see cref="AttemptTimeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Further attempts after a transient failure; 0 to 5.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>The first wait between attempts; doubled for the next, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Attempts within a minute, nine tenths of them failed, after which a host is left alone.</summary>
    [Range(2, 1000)]
    public int BreakerThroughput { get; set; } = 6;

    /// <summary>How long such a host is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Body as sent, before decompression.</summary>
    [Range(1024, 100_000_000)]
    public int MaxBodyBytes { get; set; } = 5_000_000;

    /// <summary>Body after decompression; at least <see cref="MaxBodyBytes"/>.</summary>
    [Range(1024, 200_000_000)]
    public int MaxDecompressedBytes { get; set; } = 10_000_000;

    /// <summary>Decompressed to sent bytes, looked at once the former exceed 1 MB; honest HTML reaches 20.</summary>
    [Range(2, 1000)]
    public int MaxCompressionRatio { get; set; } = 100;

    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 10;

    /// <summary>Response headers in KB.</summary>
    [Range(4, 1024)]
    public int MaxHeaderKilobytes { get; set; } = 64;

    /// <summary>How long a run keeps a DNS answer. A failed lookup is kept for a tenth of it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan DnsLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a run keeps a robots.txt; RFC 9309 advises at most 24 h. </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RobotsLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a robots.txt that could not be had is not asked for again; at least <see cref="BreakDuration"/> makes sense.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RobotsRetryAfter { get; set; } = TimeSpan.FromMinutes(2);
}
