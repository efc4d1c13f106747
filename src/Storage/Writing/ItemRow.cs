using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>One list item as seen; its identity within a column is the hash of address and title.</summary>
/// <param name="ShownDate">Its publication date (civil day, China); null where none is known.</param>
/// <param name="DateSource">Where the date was read.</param>
/// <param name="Precise">Whether the date was given whole: one without its year, of a month only or counted back from the visit (3天前)
/// moves by itself between two readings, and is never taken for a sign of forgery.</param>
public sealed record ItemRow(
    long ColumnId,
    string Url,
    string Title,
    DateOnly? ShownDate,
    bool Pinned,
    DateTimeOffset SeenAt,
    DateSource DateSource = DateSource.Shown,
    bool Precise = true);
