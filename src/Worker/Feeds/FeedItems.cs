using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Makes items of drafts: decodes what they say, and refuses dates that cannot be.</summary>
internal sealed class FeedItems(PageAddress address, DateTimeOffset fetchedAt, TimeSpan zonelessOffset, TimeSpan clockSkew, bool withText)
{
    private const int LongestAddress = 2048;
    private const int LongestText = 80;

    // No office published on the web before.
    private static readonly DateTimeOffset s_first = new(1994, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    public DateTimeOffset FetchedAt => fetchedAt;

    public DateOnly FetchedOn { get; } = DayOf(fetchedAt);

    /// <summary>The civil day in China.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(s_china).DateTime);

    public FeedItem Make(in FeedDraft draft, ReadOnlySpan<char> text, bool json)
    {
        var title = FeedText.Line(Decoded(draft.Of(FeedField.Title, text), json));
        if (title.Length == 0 && (draft.Has(FeedField.Text) || draft.Has(FeedField.Content)))
        {
            title = FeedText.Line(Decoded(Head(draft.Of(draft.Has(FeedField.Text) ? FeedField.Text : FeedField.Content, text)), json));
            if (title.Length > LongestText) title = title[..(char.IsHighSurrogate(title[LongestText - 1]) ? LongestText - 1 : LongestText)];
        }

        var (published, day, note, coarse) = Date(draft, text, json);
        return new FeedItem(title, Url(draft, text, json), published, day, IsPinned(draft, text, title, json), note) { Coarse = coarse, Text = withText ? BodyOf(draft, text, json) : null };
    }

    /// <summary>A date of the feed itself, or null.</summary>
    public DateTimeOffset? Instant(ReadOnlySpan<char> raw, bool json) =>
        FeedDate.TryRead(Decoded(raw, json), zonelessOffset, out var value) ? value : null;

    public static string Line(ReadOnlySpan<char> raw, bool json) => FeedText.Line(Decoded(Head(raw), json));

    private static string? BodyOf(in FeedDraft draft, ReadOnlySpan<char> text, bool json) =>
        (draft.Has(FeedField.Content) ? FeedBody.Of(draft.Of(FeedField.Content, text), json) : null) ?? (draft.Has(FeedField.Text) ? FeedBody.Of(draft.Of(FeedField.Text, text), json) : null);

    private (DateTimeOffset? Published, DateOnly? Day, string? Note, bool Coarse) Date(in FeedDraft draft, ReadOnlySpan<char> text, bool json)
    {
        string? note = null;
        for (var field = FeedField.Published; field <= FeedField.Modified; field++)
        {
            var shown = draft.Has(field) ? Decoded(draft.Of(field, text), json) : default;
            if (shown.IsWhiteSpace() || shown is "0" or "null") continue;
            if (!FeedDate.TryRead(shown, zonelessOffset, out var value, out var precision))
                note ??= $"发布时间“{FeedRefusal.Clip(FeedText.Line(shown))}”无法识别";
            else if (value < s_first)
                note ??= $"发布时间{DayOf(value < DateTimeOffset.MaxValue.AddDays(-1) ? value : s_first):yyyy-MM-dd}不合理，不采信";
            else if (precision == FeedDatePrecision.Instant ? value > fetchedAt + clockSkew : value.ToOffset(zonelessOffset).Date > fetchedAt.ToOffset(zonelessOffset).Date)
                return (null, null, $"发布时间{value.UtcDateTime:yyyy-MM-dd}晚于采集时间，不采信", false);
            else
                return Taken(value, precision);
        }

        return (null, null, note, false);
    }

    // Of a month only its end is sure not to wrong the office.
    private (DateTimeOffset? Published, DateOnly? Day, string? Note, bool Coarse) Taken(DateTimeOffset value, FeedDatePrecision precision)
    {
        var day = DayOf(value);
        switch (precision)
        {
            case FeedDatePrecision.Month:
                return (value, Earlier(day.AddMonths(1).AddDays(-1)), "只标到月，按月末计", true);
            case FeedDatePrecision.Year:
                return day.Year < FetchedOn.Year ? (value, new DateOnly(day.Year, 12, 31), "只标到年，按年末计", true) : (value, null, "只标到年，不能确定日期", true);
            default:
                return (value, Earlier(day), null, false);
        }
    }

    private DateOnly Earlier(DateOnly day) => day < FetchedOn ? day : FetchedOn;

    private string Url(in FeedDraft draft, ReadOnlySpan<char> text, bool json)
    {
        var raw = Decoded(draft.Of(FeedField.Link, text), json).Trim();
        if (raw.IsEmpty)
        {
            raw = Decoded(draft.Of(FeedField.Id, text), json).Trim();
            if (!raw.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !raw.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return "";
        }

        // an entity written twice is met: &amp;amp;
        return raw.Length is 0 or > LongestAddress ? "" : address.Absolute(raw.ToString().Replace("&amp;", "&", StringComparison.Ordinal));
    }

    private static bool IsPinned(in FeedDraft draft, ReadOnlySpan<char> text, string title, bool json)
    {
        if (draft.Of(FeedField.Pinned, text) is "1" or "true" || draft.Of(FeedField.Category, text).Contains("置顶", StringComparison.Ordinal)) return true;
        var at = title.IndexOf("置顶", StringComparison.Ordinal);
        return at == 0 || (at == 1 && title[0] is '[' or '【' or '（' or '(' or '「' or '［');
    }

    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> raw) => raw.Length > 4096 ? raw[..4096] : raw;

    private static ReadOnlySpan<char> Decoded(ReadOnlySpan<char> raw, bool json) => json ? FeedText.OfString(raw) : FeedText.OfElement(raw);
}
