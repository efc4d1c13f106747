using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>One column's part in a verdict.</summary>
/// <param name="ColumnId">The column's stored identity.</param>
/// <param name="Column">Its name.</param>
/// <param name="Url">Its address.</param>
/// <param name="Outcome">What came of reading it.</param>
/// <param name="Newest">Its newest publication date (Asia/Shanghai).</param>
/// <param name="NewestTitle">The title of that item.</param>
/// <param name="NewestUrl">The address of that item.</param>
/// <param name="AgeDays">Days from the newest date to the monitoring point's day.</param>
/// <param name="LimitDays">The limit in days at that monitoring point (six calendar months are 181–184 days).</param>
/// <param name="EarliestAllowed">The oldest newest-date that still passes (T − limit, that day included).</param>
/// <param name="Reason">Why it was not read, where it was not.</param>
/// <param name="ObservedAt">When it was seen.</param>
public sealed record ColumnEvidence(
    long ColumnId,
    string Column,
    string Url,
    ReadingOutcome Outcome,
    DateOnly? Newest,
    string? NewestTitle,
    string? NewestUrl,
    int? AgeDays,
    int LimitDays,
    DateOnly EarliestAllowed,
    string? Reason,
    DateTimeOffset ObservedAt)
{
    /// <summary>The last civil day on which the newest date still passes if nothing newer comes; null where no newest date is known.</summary>
    public DateOnly? LastPassingDay { get; init; }

    /// <summary>Where the newest date was read; null where none is known.</summary>
    public DateSource? NewestSource { get; init; }

    /// <summary>What the site's navigation says of the column.</summary>
    public ColumnPlace Place { get; init; }

    /// <summary>Where it moved to, or since when it is missing; in Chinese.</summary>
    public string? PlaceDetail { get; init; }

    /// <summary>Why the reading is in doubt (读取存疑); then the rest repeats what was known before. Null where it is not.</summary>
    public string? Suspect { get; init; }
}
