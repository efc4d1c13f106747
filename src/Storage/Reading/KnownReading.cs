using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The last successful reading of a column that was not in doubt: what a 304 confirms, and what a collapse is measured against.</summary>
/// <param name="ReaderVersion">The reader that made it; another reader's validators are not sent.</param>
/// <param name="ETag">Validator for a conditional GET, or null.</param>
/// <param name="LastModified">Validator for a conditional GET (the header's own text), or null.</param>
public sealed record KnownReading(
    ReadingOutcome Outcome,
    DateOnly? Newest,
    string? NewestTitle,
    string? NewestUrl,
    int ItemCount,
    DateTimeOffset ObservedAt,
    int ReaderVersion,
    string? ETag,
    string? LastModified)
{
    /// <summary>Where the newest date was read.</summary>
    public DateSource NewestSource { get; init; }

    /// <summary>Signature of the list block, or null where there was none.</summary>
    public string? Template { get; init; }

    /// <summary>The way on which the list was got (<see cref="Writing.ColumnRow.Way"/>).</summary>
    public string Way { get; init; } = "page";

    /// <summary>The address that way led to, where it was not the column's own.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>What the site's navigation said of the column when it last said anything, in this reading or another.</summary>
    public ColumnPlace Place { get; init; }

    /// <summary>What was said of the place beside it, in Chinese; and when. Null while nothing was ever said.</summary>
    public string? PlaceDetail { get; init; }

    /// <inheritdoc cref="PlaceDetail"/>
    public DateTimeOffset? PlaceAt { get; init; }

    /// <summary>On how many civil days (Asia/Shanghai) before today, and since this reading, the column was read and the reading was in doubt.</summary>
    public int SuspectNights { get; init; }

    /// <summary>A person has said since this reading that the column's new look is right: the next reading is taken as it is.</summary>
    public bool Accepted { get; init; }
}
