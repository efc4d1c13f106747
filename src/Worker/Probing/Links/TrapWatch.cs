using System.Globalization;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Endless spaces that no single address gives away, but many of a kind do: queries without end, calendars, days to come.
/// One for a survey; not for several threads at once.</summary>
public sealed class TrapWatch(LinkOptions options, DateOnly today)
{
    // Deadlines and events lie ahead by weeks; an archive page of a day still to come is made for whoever asks.
    private const int DaysAhead = 62;

    private readonly Dictionary<string, int> _queries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _days = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why an address that was not met before is stayed away from, in Chinese; null for an honest one.</summary>
    /// <param name="own">Whether it is the site's own: other sites are not walked, so that theirs cannot lead on.</param>
    public string? Reason(Uri uri, bool own)
    {
        if (TrapGuard.Find(uri.AbsoluteUri) is { } trap) return SkipReason.Of(trap.Kind);
        if (!own) return null;
        if (uri.Query.Length > 1 && Count(_queries, uri.GetLeftPart(UriPartial.Path)) > options.QueriesPerPath) return SkipReason.Queries;
        return CalendarReason(uri);
    }

    private string? CalendarReason(Uri uri)
    {
        var path = uri.AbsolutePath.AsSpan();
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] != '/' || !TryDay(path[(at + 1)..], out var day, out var length)) continue;
            // With something behind it, it is an article's folder, which may be dated wrongly but does not grow.
            if (path[(at + 1 + length)..].Trim('/') is not ("" or "index.html" or "index.htm")) return null;
            if (day > today.AddDays(DaysAhead)) return SkipReason.Calendar;
            return Count(_days, uri.GetLeftPart(UriPartial.Authority) + path[..at].ToString()) > options.DaysPerFolder ? SkipReason.Calendar : null;
        }

        return null;
    }

    // 2026/11/23, 2026-11-23, 2026/11
    private static bool TryDay(ReadOnlySpan<char> text, out DateOnly day, out int length)
    {
        day = default;
        length = 0;
        if (text.Length < 6 || !TryNumber(text, 4, out var year) || year is < 1990 or > 2999 || text[4] is not ('/' or '-')) return false;
        var digits = text.Length > 6 && char.IsAsciiDigit(text[6]) ? 2 : 1;
        if (!TryNumber(text[5..], digits, out var month) || month is < 1 or > 12) return false;
        length = 5 + digits;
        day = new DateOnly(year, month, 1);
        if (length + 1 >= text.Length || text[length] is not ('/' or '-')) return length == text.Length || text[length] == '/';
        var rest = text[(length + 1)..];
        digits = rest.Length > 1 && char.IsAsciiDigit(rest[1]) ? 2 : 1;
        if (!TryNumber(rest, digits, out var number) || number < 1 || number > DateTime.DaysInMonth(year, month)) return true;
        if (rest.Length > digits && rest[digits] != '/') return true;
        length += 1 + digits;
        day = new DateOnly(year, month, number);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int digits, out int number)
    {
        number = 0;
        return text.Length >= digits && int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static int Count(Dictionary<string, int> counts, string key)
    {
        counts.TryGetValue(key, out var count);
        return counts[key] = count + 1;
    }
}
