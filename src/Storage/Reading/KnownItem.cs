using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What is known of one item of a column.</summary>
/// <param name="FirstSeenAt">When it was first seen; it was not there yet at the column's reading before that, unless it is of the baseline.</param>
/// <param name="Date">Its publication date as last known (civil day, China); null while it never had one.</param>
/// <param name="Source">Where <paramref name="Date"/> was read.</param>
/// <param name="Precise">Whether that date was given whole.</param>
/// <param name="Baseline">It was there at the column's first reading, or at the first by another version of the reader, by another way or of
/// another template: then the day on which it was first seen says nothing of its age.</param>
public sealed record KnownItem(
    string Url,
    string Title,
    DateTimeOffset FirstSeenAt,
    DateOnly? Date,
    DateSource Source,
    bool Precise,
    bool Baseline);
