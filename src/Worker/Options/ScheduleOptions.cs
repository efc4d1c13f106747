using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>When the night begins and how long it may last.</summary>
public sealed class ScheduleOptions
{
    public const string Section = "Schedule";

    /// <summary>Quartz cron expression of the night's planner, read in <see cref="TimeZone"/>.</summary>
    [Required]
    public string Night { get; set; } = "0 0 1 * * ?";

    /// <summary>IANA name; verdicts count China's civil days whatever stands here.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>From the planner to the deadline, 1 min – 23 h. What was not reached by then gets a row that says so.
    /// A night whose planner fires later than this (no worker was up) is not begun at all.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "23:00:00")]
    public TimeSpan NightLength { get; set; } = TimeSpan.FromHours(5);

    /// <summary>Quartz cron expression of the survey of links and IPv6, read in <see cref="TimeZone"/>; after the columns of the night makes sense.</summary>
    [Required]
    public string Links { get; set; } = "0 30 2 * * ?";

    /// <summary>From the survey's planner to its deadline, 1 min – 23 h. What was not tested by then is said to be so.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "23:00:00")]
    public TimeSpan LinksLength { get; set; } = TimeSpan.FromHours(5);

    /// <summary>Quartz cron expression of the night's look at all accounts, read in <see cref="TimeZone"/>.</summary>
    [Required]
    public string Accounts { get; set; } = "0 15 1 * * ?";

    /// <summary>Quartz cron expression of the looks in between, at the accounts that are due by then.</summary>
    [Required]
    public string AccountsDue { get; set; } = "0 45 * * * ?";

    /// <summary>From the begin of a run over accounts to its deadline, 1 min – 23 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "23:00:00")]
    public TimeSpan AccountsLength { get; set; } = TimeSpan.FromHours(4);

    /// <summary>How often a worker tells the others that it lives, 1 s – 5 min; a silent one's sites are taken over after about three times this.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan CheckIn { get; set; } = TimeSpan.FromSeconds(7.5);
}
