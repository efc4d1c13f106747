using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Whether a column's new reading may be believed against the one before it (读取存疑). After a revamp the reader may find the wrong
/// part of a page, or nothing: then the office is not to be blamed before a person has looked.</summary>
public static class ReaderDoubt
{
    /// <summary>The doubt about a new reading, or null where there is none.</summary>
    /// <remarks>
    /// In doubt is a list that had <see cref="CrawlOptions.SuspectItems"/> items or more and now
    /// has none, or none with a date though they had dates; or has collapsed to <see cref="CrawlOptions.SuspectShare"/> of its items; or stands in
    /// another template with a newest date that went backwards.
    /// A newest date later than the known one is fresh proof that the list lives, so that a collapse alone (a list cleared of its old items) is
    /// believed; not where the template changed as well, for then it may be the date of some other list of the page.
    /// A newer version of the reader may count a list's items otherwise: its collapse alone, with the newest date as it was, is believed.
    /// </remarks>
    /// <param name="newest">The new reading's newest date (civil day, China).</param>
    /// <param name="template">The signature of its list block.</param>
    /// <param name="way">The way it was got: another one may lead to another list.</param>
    /// <param name="readerVersion">The reader that made it.</param>
    public static Doubt? Of(
        KnownReading known, ReadingOutcome outcome, DateOnly? newest, int itemCount, string? template, string way, int readerVersion, CrawlOptions options)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(options);
        if (known.Accepted || outcome == ReadingOutcome.NotRead || known.ItemCount < options.SuspectItems) return null;
        if (known.Outcome is not (ReadingOutcome.Read or ReadingOutcome.Undated)) return null;
        if (Cause(known, outcome, newest, itemCount, template, way, readerVersion, options) is not { } cause) return null;
        var over = known.SuspectNights >= options.SuspectNights;
        return new Doubt(cause, over ? $"读取存疑已超过{options.SuspectNights}夜，须人工确认（{cause}）" : null);
    }

    private static string? Cause(
        KnownReading known, ReadingOutcome outcome, DateOnly? newest, int itemCount, string? template, string way, int readerVersion, CrawlOptions options)
    {
        if (outcome == ReadingOutcome.Blank)
            return $"原有{known.ItemCount}条信息，本次一条也没有";
        if (outcome == ReadingOutcome.Undated && known.Outcome == ReadingOutcome.Read)
            return $"原有{known.ItemCount}条信息有日期，本次{itemCount}条均无日期";

        var fresher = newest > known.Newest;
        var backwards = newest < known.Newest;
        var otherWay = !string.Equals(known.Way, way, StringComparison.Ordinal);
        var otherTemplate = otherWay || known.Template is not null && template is not null && !string.Equals(known.Template, template, StringComparison.Ordinal);
        if (itemCount <= known.ItemCount * options.SuspectShare && (otherTemplate || !fresher) && (otherTemplate || backwards || readerVersion == known.ReaderVersion))
            return $"信息由{known.ItemCount}条减为{itemCount}条{(otherTemplate ? "，列表模板已变" : "")}";
        if (otherTemplate && backwards)
            return $"列表模板已变，最新日期由 {known.Newest:yyyy-MM-dd} 退回 {newest:yyyy-MM-dd}";
        return null;
    }
}
