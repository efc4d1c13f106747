using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Ipv6</c>: how far the survey over IPv6 goes. Its requests wait for their turns as all others do (<see cref="PaceOptions"/>).</summary>
public sealed class Ipv6Options
{
    public const string Section = "Ipv6";

    /// <summary>One connection, 50 ms – 30 s. A black hole costs this twice; an honest host needs a tenth of a second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>One request, from the connection to the body's end, 50 ms – 2 min; at least <see cref="ConnectTimeout"/>. The official bar for an open
    /// site is 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after a failure its next try comes at the earliest, 0–10 min. Only what fails twice is called failing, a name without an AAAA
    /// record too. All of a survey's hosts wait this out together, and without a place of <see cref="HostsAtOnce"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SecondTryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Hosts of all the run's sites looked at at once, 1–256.</summary>
    [Range(1, 256)]
    public int HostsAtOnce { get; set; } = 24;

    /// <summary>Links of one level tested of one host, 1–100,000; of more a random sample is drawn, over all of the site's hosts alike. 500 hold the
    /// error of the rate below 4.5 points (95 %).</summary>
    [Range(1, 100_000)]
    public int LinksPerHost { get; set; } = 500;

    /// <summary>Links of one host tested at once, 1–64. More than the pace allows only wait at its gate, before the pages that the crawl wants of the host.</summary>
    [Range(1, 64)]
    public int LinksAtOnce { get; set; } = 4;

    /// <summary>Other sites' hosts looked at for one site's 天窗, 0–10,000; those with the most addresses first.</summary>
    [Range(0, 10_000)]
    public int ForeignHosts { get; set; } = 300;

    /// <summary>Bytes of a home page that are compared, 1,000–5,000,000.</summary>
    [Range(1_000, 5_000_000)]
    public int ComparedBytes { get; set; } = 500_000;

    /// <summary>Redirects followed on a host, 0–20.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>The port at which a zone's name servers are asked over IPv6, 1–65535: 53 but for tests.</summary>
    [Range(1, 65_535)]
    public int NameServerPort { get; set; } = 53;
}
