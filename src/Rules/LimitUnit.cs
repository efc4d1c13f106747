namespace FreshnessCrawler.Rules;

/// <summary>What a limit counts.</summary>
public enum LimitUnit
{
    /// <summary>Civil days back from T; the day T − n still passes (the benefit of the doubt is the office's).</summary>
    Days,

    /// <summary>Calendar months back from T (not 30 days); that day still passes.</summary>
    Months,

    /// <summary>Working days of the public calendar: weekends and public holidays left out, make-up days counted.</summary>
    WorkingDays,

    /// <summary>A count of columns.</summary>
    Columns,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Visits of a home page.</summary>
    Visits,

    /// <summary>A count of hosts.</summary>
    Hosts,

    /// <summary>A count of links, each address once.</summary>
    Links,

    /// <summary>Points of the score.</summary>
    Points,

    /// <summary>A share, 0–1.</summary>
    Share,

    /// <summary>A decision: 1 or 0.</summary>
    Switch,
}
