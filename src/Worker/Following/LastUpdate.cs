using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Following;

/// <summary>Concludes a column's last update from items whose dates come from several places. An item without a sure date may be the
/// newest: then an old date proves nothing.</summary>
public static class LastUpdate
{
    private const int MostPinned = 3;

    // Below this many sure dates an order is chance.
    private const int FewestInOrder = 3;

    // An address names the day of writing, as a rule not more than days before that of publication.
    private const int AddressLead = 31;

    /// <param name="undated">The reading as the list alone gave it.</param>
    /// <param name="items">Its items in page order, with what was learned of them since.</param>
    /// <param name="unread">Why articles that should have been read were not, or null. Then nothing is said to be without a date.</param>
    /// <param name="isOneList">Whether the items are one list: only then does their order tell. A home page's are not.</param>
    /// <param name="observedOn">Civil day in China.</param>
    public static ListReading Conclude(ListReading undated, IReadOnlyList<ListItem> items, string? unread, bool isOneList, DateOnly observedOn)
    {
        ArgumentNullException.ThrowIfNull(undated);
        ArgumentNullException.ThrowIfNull(items);
        var sure = Newest(items, sureOnly: true);
        var any = Newest(items, sureOnly: false);
        if (sure is not null && (sure.Date >= observedOn.AddDays(-ListPageReader.FreshDays) || IsSettled(items, sure, isOneList)))
            return undated with { Outcome = ReadingOutcome.Read, Reason = null, Items = items, Newest = sure };
        // A hint is the last word only where nothing is left without even that, or where it is fresh.
        if (any is not null && !IsSure(any) && (any.Date >= observedOn.AddDays(-ListPageReader.FreshDays) || !items.Any(item => item.Date is null)))
            return undated with { Outcome = ReadingOutcome.Read, Reason = null, Items = items, Newest = any, DependsOnDay = true };

        var reason = sure is null ? undated.Reason : $"已知最新日期为{sure.Date:yyyy-MM-dd}，另有{items.Count(item => !IsSure(item))}条未能确定日期，无法确定最后更新";
        return unread is null
            ? undated with { Items = items, Reason = reason }
            : undated with { Outcome = ReadingOutcome.NotRead, Items = items, Reason = $"{reason}；{unread}" };
    }

    private static bool IsSure(ListItem item) => item.Date is not null && item.Source <= DateSource.Article;

    private static ListItem? Newest(IReadOnlyList<ListItem> items, bool sureOnly)
    {
        ListItem? newest = null;
        foreach (var item in items)
        {
            if (item.Date is not { } date || (sureOnly && !IsSure(item))) continue;
            if (newest is null || date > newest.Date) newest = item;
        }

        return newest;
    }

    /// <summary>Whether no item can be newer than <paramref name="newest"/>: each has a sure date, an address that is much older, or
    /// stands below sure dates in a list that runs from new to old.</summary>
    private static bool IsSettled(IReadOnlyList<ListItem> items, ListItem newest, bool isOneList)
    {
        var fromNewToOld = isOneList && IsInOrder(items, newest);
        var sureAbove = 0;
        var newestSeen = false;
        foreach (var item in items)
        {
            newestSeen |= ReferenceEquals(item, newest);
            if (IsSure(item))
            {
                sureAbove++;
                continue;
            }

            if (item.Source == DateSource.Address && item.Date?.AddDays(AddressLead) < newest.Date) continue;
            if (!fromNewToOld || !newestSeen || sureAbove < FewestInOrder) return false;
        }

        return true;
    }

    private static bool IsInOrder(IReadOnlyList<ListItem> items, ListItem newest)
    {
        var above = 0;
        var days = 0;
        DateOnly? last = null;
        foreach (var item in items)
        {
            if (!IsSure(item)) continue;
            if (last is null && !ReferenceEquals(item, newest))
            {
                if (++above > MostPinned) return false;
                continue;
            }

            if (last is { } before && item.Date > before) return false;
            // the same day over and over is no order
            if (last != item.Date) days++;
            last = item.Date;
        }

        return days >= FewestInOrder;
    }
}
