using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Following;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What earlier nights know of a column's items: asked for only where the list itself shows no dates.</summary>
public sealed class ItemMemory(KnownItemReader reader)
{
    public async Task<RememberedItems> RecallAsync(long columnId, IReadOnlyList<ListItem> items, CancellationToken ct)
    {
        var known = await reader.ReadAsync(columnId, ct);
        var remembered = new List<ListItem>(items.Count);
        var firstSeen = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        // What comes up at a list's end when another item was deleted is not new.
        var history = items.Select(item => known.Find(item.Url, item.Title)).ToList();
        var lastOld = history.FindLastIndex(found => found is { Baseline: true });
        var tried = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var (item, found) = (items[i], history[i]);
            // An address is there to be read again, and a first day is no date that was ever shown.
            var date = item.Date is null && found is { Source: DateSource.Shown or DateSource.Article } ? found.Date : null;
            remembered.Add(date is null ? item : item with { Date = date, Source = found!.Source });
            if (found is { Date: null }) tried.Add(item.Url);
            if (found is { Baseline: false } && i < lastOld) firstSeen[item.Url] = MonitoringPoint.DayOf(found.FirstSeenAt);
        }

        return new RememberedItems(remembered, firstSeen, tried);
    }
}
