namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What an item's address tells: a date (/202304/t20230417_1.html, /2023/4/17/, /20230417/), and whether it
/// looks like an article at all. A date here is a hint only: after a migration it is the day of the move.</summary>
internal static class AddressDate
{
    /// <summary>Gives year and month, and the day or 0.</summary>
    public static bool TryRead(ReadOnlySpan<char> href, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        var found = false;
        for (var i = 0; i < href.Length; i++)
        {
            if (!char.IsAsciiDigit(href[i])) continue;
            var length = DateGlyphs.RunLength(href, i);
            var before = i == 0 ? '/' : href[i - 1];
            var after = i + length < href.Length ? href[i + length] : '/';
            var run = href.Slice(i, length);
            i += length;
            if (before is not ('/' or 't' or '_' or '-') || after is not ('/' or '_' or '-' or '.')) continue;
            if (length == 8 && Set(run[..4], run[4..6], run[6..], ref year, ref month, ref day)) return true;
            if (length == 6 && before == '/' && after == '/') found |= Set(run[..4], run[4..], default, ref year, ref month, ref day);
            if (length != 4 || before != '/' || after == '_') continue;
            // Behind the year stands its slash or hyphen.
            var start = i + 1;
            if (start >= href.Length) continue;
            var months = href.Slice(start, Math.Min(2, href.Length - start));
            months = months[..DateGlyphs.RunLength(months, 0)];
            var next = start + months.Length;
            if (months.IsEmpty || next >= href.Length || href[next] is not ('/' or '-')) continue;
            var days = href[(next + 1)..];
            days = days[..Math.Min(2, DateGlyphs.RunLength(days, 0))];
            found |= Set(run, months, days, ref year, ref month, ref day);
        }

        return found;
    }

    /// <summary>Positive where an address names a day, or a month, that may lie after <paramref name="date"/>, negative where it names none
    /// such, 0 where it names none at all.</summary>
    public static int Against(ReadOnlySpan<char> href, DateOnly date, DateOnly observedOn)
    {
        if (!TryRead(href, out var year, out var month, out var day)) return 0;
        if (day == 0) return (year, month).CompareTo((date.Year, date.Month)) >= 0 && (year, month).CompareTo((observedOn.Year, observedOn.Month)) <= 0 ? 1 : -1;
        return DateText.TryDay(year, month, day, out var written) && written > date && written <= observedOn ? 1 : -1;
    }

    /// <summary>Whether an address looks like one article rather than a column.</summary>
    public static bool LooksLikeArticle(ReadOnlySpan<char> href)
    {
        if (href.Contains("art_", StringComparison.Ordinal) || href.Contains("content_", StringComparison.Ordinal)
            || href.Contains("mp.weixin.qq.com/s", StringComparison.Ordinal) || href.Contains("/content/post_", StringComparison.Ordinal))
            return true;
        if (TryRead(href, out _, out _, out _)) return true;
        var name = href[(href.LastIndexOf('/') + 1)..];
        int digits = 0, hex = 0;
        foreach (var c in name)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            hex = char.IsAsciiHexDigit(c) ? hex + 1 : 0;
            if (digits >= 6 || hex >= 16) return true;
        }

        return false;
    }

    private static bool Set(
        ReadOnlySpan<char> years, ReadOnlySpan<char> months, ReadOnlySpan<char> days, ref int year, ref int month, ref int day)
    {
        var y = DateGlyphs.Number(years, 0, out _);
        var m = DateGlyphs.Number(months, 0, out _);
        var d = days.IsEmpty ? 0 : DateGlyphs.Number(days, 0, out _);
        if (!DateText.TryDay(y, m, d == 0 ? 1 : d, out _)) return false;
        if (year != 0 && day != 0 && d == 0) return true;
        (year, month, day) = (y, m, d);
        return true;
    }
}
