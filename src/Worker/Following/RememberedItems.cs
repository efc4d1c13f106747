using System.Collections.Frozen;
using System.Collections.ObjectModel;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Following;

/// <summary>A list's items with what earlier nights know of them.</summary>
/// <param name="Items">The items; those whose article was read before have its date.</param>
/// <param name="FirstSeen">For the items that joined a column already watched: the civil day in China on which they were first seen,
/// at the latest the day after they were published if the column is read every night.</param>
/// <param name="Tried">Addresses of items that an earlier night met and could not date.</param>
public sealed record RememberedItems(IReadOnlyList<ListItem> Items, IReadOnlyDictionary<string, DateOnly> FirstSeen, IReadOnlySet<string> Tried)
{
    /// <summary>Where nothing is remembered.</summary>
    public static RememberedItems Nothing(IReadOnlyList<ListItem> items) => new(items, ReadOnlyDictionary<string, DateOnly>.Empty, FrozenSet<string>.Empty);
}
