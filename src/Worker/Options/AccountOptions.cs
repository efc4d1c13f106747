using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Accounts</c>: how new-media accounts are read. Their requests wait for their turns as all others do (<see cref="PaceOptions"/>).</summary>
public sealed class AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>Folder of the lists that people keep or export; the addresses of list sources are paths below it, and none leads out of it. Null where
    /// there is none: a list must then be at a web address.</summary>
    public string? Lists { get; set; }

    /// <summary>The largest list that is read, 1 KB – 100 MB.</summary>
    [Range(1024, 100_000_000)]
    public int ListBytes { get; set; } = 5_000_000;

    /// <summary>The shortest time between two looks at an account, 1 min – 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan PollLeast { get; set; } = TimeSpan.FromHours(2);

    /// <summary>The longest, failures included, 1 min – 7 days; at least <see cref="PollLeast"/>. Longer than the time between two nights means little: each
    /// night looks at every account.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan PollMost { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Accounts read at once, 1–256. More than the pace allows only wait at its gate.</summary>
    [Range(1, 256)]
    public int AccountsAtOnce { get; set; } = 8;

    /// <summary>Accounts written in one transaction, 1–10,000.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>Posts kept of one answer, the newest ones, 1–10,000.</summary>
    [Range(1, 10_000)]
    public int MaxPosts { get; set; } = 200;

    /// <summary>Articles asked for of one source that names single WeChat articles, 1–100.</summary>
    [Range(1, 100)]
    public int ArticlesPerSource { get; set; } = 10;

    /// <summary>How far after the moment of the look a post's own moment may lie, 0–1 h: clocks differ. What lies further is refused.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(10);
}
