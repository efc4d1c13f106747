using System.Text.Json.Serialization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>One item as explained.</summary>
/// <param name="Source">Where the date was read: shown, article, address or firstSeen; null where there is none.</param>
/// <param name="Note">Why a date was not taken, for people.</param>
[JsonDerivedType(typeof(ExplainedFeedItem))]
public record ExplainedItem(
    string Title,
    string Url,
    DateOnly? Date,
    bool Pinned,
    string? Source,
    [property: JsonIgnore] string? Note = null)
{
    public static ExplainedItem Of(ListItem item) =>
        new(item.Title, item.Url, item.Date, item.Pinned, item.Date is null ? null : Name(item.Source), Note: item.Note);

    protected static string Name(DateSource source) => source switch
    {
        DateSource.Shown => "shown",
        DateSource.Article => "article",
        DateSource.Address => "address",
        DateSource.FirstSeen => "firstSeen",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A date source without a name."),
    };
}
