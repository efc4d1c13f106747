using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Says what a feed's items prove.</summary>
internal static class FeedVerdict
{
    public const string NoItems = "订阅源没有条目，无法判断";
    private const string ClockNote = "条目时间与生成时间相同，疑为访问时间，不采信";
    private static readonly TimeSpan s_same = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_now = TimeSpan.FromMinutes(15);

    /// <param name="format">What the feed is written in.</param>
    /// <param name="title">Its title, or null.</param>
    /// <param name="items">Its items; their dates are taken out where they are the visitor's clock.</param>
    /// <param name="fetched">What tells the time of the fetch.</param>
    /// <param name="made">When the feed says it was made itself: never an item's date.</param>
    /// <param name="truncated">Whether the document is cut short.</param>
    public static FeedReading Of(FeedFormat format, string? title, List<FeedItem> items, FeedItems fetched, DateTimeOffset? made, bool truncated)
    {
        if (items.Count == 0)
            return FeedReading.NotRead(truncated ? new(FeedRefusalKind.CutShort, "订阅源不完整，未读到条目") : new(FeedRefusalKind.NoItems, NoItems), format, title, truncated);
        if (items is [var only] && FeedErrorWords.IsComplaint(only.Title))
            return FeedReading.NotRead(new(FeedErrorWords.KindOf(only.Title) ?? FeedRefusalKind.MakerError, $"订阅源生成程序报错：{FeedRefusal.Clip(only.Title)}"), format, title, truncated);
        if (IsClock(items, fetched.FetchedAt, made))
        {
            items = items.ConvertAll(static item => item with { Published = null, Day = null, Note = item.Published is null ? item.Note : ClockNote });
            return new(format, title, ReadingOutcome.Undated, $"共{items.Count}条，{ClockNote}", items, null, truncated);
        }

        var newest = NewestOf(items);
        if (newest?.Day is not { } day)
        {
            var noted = items.Find(static item => item.Note is not null)?.Note;
            return new(format, title, ReadingOutcome.Undated, $"共{items.Count}条，均无可用的发布时间{(noted is null ? "" : $"（{noted}）")}", items, null, truncated);
        }

        // What is this new is in time for every limit, whatever else there may be.
        if (day < fetched.FetchedOn.AddDays(-ListPageReader.FreshDays))
        {
            if (truncated) return new(format, title, ReadingOutcome.NotRead, $"订阅源不完整，只读到{items.Count}条，其中最新{day:yyyy-MM-dd}，不能据此判断", items, newest, truncated) { Refusal = FeedRefusalKind.CutShort };
            if (UndatedBeside(items, newest) is > 0 and var count)
                return new(format, title, ReadingOutcome.Undated, $"最新日期{day:yyyy-MM-dd}的条目之前有{count}条没有可用的发布时间，无法确定最后更新", items, newest);
        }

        return new(format, title, ReadingOutcome.Read, null, items, newest, truncated);
    }

    public static FeedItem? NewestOf(List<FeedItem> items)
    {
        FeedItem? newest = null;
        foreach (var item in items)
        {
            if (item.Day is { } day && (newest is null || day > newest.Day || (day == newest.Day && item.Published > newest.Published))) newest = item;
        }

        return newest;
    }

    // A generator that fills in the hour of the visit gives one instant to all.
    private static bool IsClock(List<FeedItem> items, DateTimeOffset fetchedAt, DateTimeOffset? made)
    {
        var (first, last, count) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue, 0);
        foreach (var item in items)
        {
            if (item.Published is not { } published) continue;
            if (published < first) first = published;
            if (published > last) last = published;
            count++;
        }

        // Makers put their own complaint into the place of posts, dated now; a post of the last minutes is one of several, or is there at the next look too.
        if (count == 1 && items.Count == 1) return (last - fetchedAt).Duration() <= s_now;
        if (count < 2 || last - first > s_same) return false;
        if ((last - fetchedAt).Duration() <= s_now) return true;
        return count > 2 && made is { } at && (at - last).Duration() <= s_same && (fetchedAt - at).Duration() <= TimeSpan.FromDays(1)
            && last.ToOffset(TimeSpan.FromHours(8)).TimeOfDay != TimeSpan.Zero && last.TimeOfDay != TimeSpan.Zero;
    }

    // Items without a date where the newest stand: at the top, or at the end of a list that runs the other way.
    private static int UndatedBeside(List<FeedItem> items, FeedItem newest)
    {
        var oldestFirst = items.Find(static item => item is { Day: not null, Pinned: false })?.Day < items.FindLast(static item => item.Day is not null)?.Day;
        var (count, passed) = (0, false);
        foreach (var item in items)
        {
            if (ReferenceEquals(item, newest)) passed = true;
            if (passed == oldestFirst && item is { Day: null, Pinned: false }) count++;
        }

        return count;
    }
}
