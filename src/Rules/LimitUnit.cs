namespace FreshnessCrawler.Rules;

/// <summary>What a limit counts.</summary>
public enum LimitUnit
{
    /// <summary>Civil days back from T; the day T − n still passes (the benefit of the doubt is the office's).</summary>
    Days,

    /// <summary>Calendar months back from T (not 30 days); that day still passes.</summary>
    Months,

    /// <summary>A count of columns.</summary>
    Columns,
}
