namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Dates that are one number: unix time, compact days and times, years, and ISO 8601's old short forms.</summary>
internal static class FeedDateNumber
{
    /// <summary>Whether a text of digits and dots is one number, not 2026.11.23.</summary>
    public static bool IsOne(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return dot < 0 ? text.Length <= 19 : dot >= 9 && dot < 19 && text[(dot + 1)..].IndexOf('.') < 0;
    }

    public static bool TryRead(ReadOnlySpan<char> text, ref FeedDateParts parts, out DateTimeOffset value, out FeedDatePrecision precision)
    {
        value = default;
        precision = default;
        var dot = text.IndexOf('.');
        var whole = dot < 0 ? text : text[..dot];
        var number = Long(whole);
        if (dot < 0 && TryCompact(whole, ref parts)) return parts.TryCompose(out value, out precision);
        if (whole[0] == '0') return false;
        var ticks = whole.Length switch
        {
            9 or 10 => number * TimeSpan.TicksPerSecond,
            12 or 13 => number * TimeSpan.TicksPerMillisecond,
            16 => number * TimeSpan.TicksPerMicrosecond,
            19 => number / TimeSpan.NanosecondsPerTick,
            _ => 0,
        };
        if (ticks == 0) return false;
        value = DateTimeOffset.UnixEpoch.AddTicks(ticks);
        return true;
    }

    /// <summary>-YYMM and -YY-MM.</summary>
    public static bool TryShortMonth(ReadOnlySpan<char> text, ref FeedDateParts parts)
    {
        if (text.Length == 5 && text[2] == '-') (parts.Year, parts.Month) = (Int(text[..2]), Int(text[3..]));
        else if (text.Length == 4) (parts.Year, parts.Month) = (Int(text[..2]), Int(text[2..]));
        if (parts.Year < 0 || parts.Month < 0) return false;
        parts.Year = FeedDateParts.FullYear(parts.Year, 2);
        return true;
    }

    /// <summary>Hours, minutes and seconds as far as given: 15, 1504, 150405.</summary>
    public static bool TryTime(ReadOnlySpan<char> digits, ref FeedDateParts parts)
    {
        if (digits.Length is not (2 or 4 or 6)) return false;
        parts.Hour = Int(digits[..2]);
        if (digits.Length >= 4) parts.Minute = Int(digits[2..4]);
        if (digits.Length == 6) parts.Second = Int(digits[4..]);
        return true;
    }

    /// <summary>20261123 alone or with its time behind it, 2026, 261123, and 03335 (year and day of the year).</summary>
    public static bool TryCompact(ReadOnlySpan<char> text, ref FeedDateParts parts)
    {
        switch (text.Length)
        {
            case 4:
                parts.Year = Int(text);
                return parts.Year is >= 1900 and < 2200;
            case 5:
                // 22013 may be anything; no count has a zero in front
                return text[0] == '0' && TryDayOfYear(FeedDateParts.FullYear(Int(text[..2]), 2), Int(text[2..]), ref parts);
            case 6:
                var century = Int(text[..2]) is 19 or 20;
                return !(century && Int(text[4..]) is >= 1 and <= 12) && SetDay(FeedDateParts.FullYear(Int(text[..2]), 2), text[2..], ref parts);
            case 8 or 12 or 14 or 17:
                if (Int(text[..2]) is not (19 or 20) || !SetDay(Int(text[..4]), text[4..8], ref parts)) return false;
                if (text.Length == 8) return true;
                if (text.Length == 17) parts.FractionTicks = Int(text[14..]) * TimeSpan.TicksPerMillisecond;
                return TryTime(text.Length == 12 ? text[8..12] : text[8..14], ref parts) && parts is { Hour: <= 24, Minute: <= 59, Second: <= 60 };
            default:
                return false;
        }
    }

    public static bool TryDayOfYear(int year, int dayOfYear, ref FeedDateParts parts)
    {
        if (year is < 1 or > 9999 || dayOfYear < 1 || dayOfYear > (DateTime.IsLeapYear(year) ? 366 : 365)) return false;
        var day = new DateOnly(year, 1, 1).AddDays(dayOfYear - 1);
        (parts.Year, parts.Month, parts.Day) = (year, day.Month, day.Day);
        return true;
    }

    /// <summary>-1 where the text is not all digits.</summary>
    public static int Int(ReadOnlySpan<char> text)
    {
        var value = Long(text);
        return value is < 0 or > int.MaxValue ? -1 : (int)value;
    }

    private static bool SetDay(int year, ReadOnlySpan<char> monthAndDay, ref FeedDateParts parts)
    {
        var (month, day) = (Int(monthAndDay[..2]), Int(monthAndDay[2..]));
        if (month is < 1 or > 12 || year < 1 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        (parts.Year, parts.Month, parts.Day) = (year, month, day);
        return true;
    }

    private static long Long(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 19) return -1;
        long value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            value = unchecked((value * 10) + c - '0');
        }

        return value;
    }
}
