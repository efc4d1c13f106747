using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What a page says as a list.</summary>
/// <param name="Outcome">Read, undated, blank or not read.</param>
/// <param name="Reason">Why, in Chinese; always there unless read.</param>
/// <param name="Items">The items in page order.</param>
/// <param name="Newest">The item with the newest date that is not in the future; the proof.</param>
/// <param name="Template">Signature of the block that was chosen (path of tags and classes), for drift; null where none was.</param>
/// <param name="DependsOnDay">Whether the same page would be read differently on another day (month-only and future dates, a
/// suspected visitor's clock): such a reading must not be carried on for an unchanged page.</param>
/// <param name="SeveralLists">Whether the items come from several lists of the page, so that their order tells nothing.</param>
/// <param name="Way">By which way the items were got.</param>
/// <param name="SourceUrl">The address that way led to, where it is not the column's own.</param>
public sealed record ListReading(
    ReadingOutcome Outcome,
    string? Reason,
    IReadOnlyList<ListItem> Items,
    ListItem? Newest,
    string? Template,
    bool DependsOnDay = false,
    ReadingWay Way = ReadingWay.Page,
    string? SourceUrl = null,
    bool SeveralLists = false);
