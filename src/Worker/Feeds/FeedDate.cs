using System.Buffers;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Reads the dates that feeds carry: RFC 822 in its bent forms, RFC 3339 and W3CDTF of any precision, asctime,
/// JavaScript's and Weibo's forms, Chinese text, unix seconds to nanoseconds. It reads by what the parts are, not by a list
/// of formats; a text that allows two readings (01/02/2026) is not read.</summary>
public static class FeedDate
{
    /// <summary>Longer texts are no dates.</summary>
    internal const int Longest = 96;

    private static readonly SearchValues<char> s_numeric = SearchValues.Create("0123456789.");

    /// <summary>Reads <paramref name="text"/>; never throws.</summary>
    /// <param name="text">As it stands in the feed, blanks around it and all.</param>
    /// <param name="zonelessOffset">What a time without a zone means, and day-only dates with it. The zone name CST is China's
    /// where this is +08:00, else North America's.</param>
    /// <param name="value">The instant in UTC; a day's, month's or year's first one where no more is written.</param>
    public static bool TryRead(ReadOnlySpan<char> text, TimeSpan zonelessOffset, out DateTimeOffset value) =>
        TryRead(text, zonelessOffset, out value, out _);

    internal static bool TryRead(ReadOnlySpan<char> text, TimeSpan zonelessOffset, out DateTimeOffset value, out FeedDatePrecision precision)
    {
        Span<char> buffer = stackalloc char[Longest];
        var length = FeedDateGlyphs.Normalise(text, buffer);
        var plain = buffer[..length];
        value = default;
        precision = default;
        if (plain.StartsWith("/date("))
        {
            // the zone behind it changes nothing: the count is UTC
            plain = plain[6..];
            var end = plain.IndexOfAnyExceptInRange('0', '9');
            if (end >= 0) plain = plain[..end];
        }

        if (plain.IsEmpty) return false;
        var parts = new FeedDateParts { ZoneMinutes = (int)zonelessOffset.TotalMinutes };
        if (!plain.ContainsAnyExcept(s_numeric) && FeedDateNumber.IsOne(plain)) return FeedDateNumber.TryRead(plain, ref parts, out value, out precision);
        if (plain[0] == '-') return FeedDateNumber.TryShortMonth(plain[1..], ref parts) && parts.TryCompose(out value, out precision);
        return new FeedDateScan(plain).TryRead(ref parts) && parts.TryCompose(out value, out precision);
    }
}
