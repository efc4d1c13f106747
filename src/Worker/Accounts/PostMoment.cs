using FreshnessCrawler.Worker.Feeds;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>The moment of a post as a platform or a person writes it; what cannot be is refused with the reason.</summary>
internal sealed record PostMoment(TimeSpan Zone, TimeSpan ClockSkew, DateTimeOffset At)
{
    // No office published on the web before.
    private static readonly DateTimeOffset s_first = new(1994, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    /// <returns>The moment in UTC, never after that of the look; or null and why, in Chinese.</returns>
    public (DateTimeOffset? Published, string? Note) Read(string? raw)
    {
        var text = raw.AsSpan().Trim();
        if (text.IsEmpty || text is "0" or "null") return (null, "没有发布时间");
        if (TryRelative(text, out var value)) return (Earlier(value), null);
        if (!FeedDate.TryRead(text, Zone, out value, out var precision)) return (null, $"发布时间“{FeedRefusal.Clip(FeedText.Line(text))}”无法识别");
        if (precision is FeedDatePrecision.Month or FeedDatePrecision.Year) return (null, "发布时间没有标到日，不采信");
        if (value < s_first) return (null, "发布时间不合理，不采信");
        if (precision == FeedDatePrecision.Day ? DayOf(value) > DayOf(At) : value > At + ClockSkew) return (null, $"发布时间{value.UtcDateTime:yyyy-MM-dd}晚于采集时间，不采信");
        return (Earlier(value), null);
    }

    /// <summary>The same, of a text that is not of the moment of the look: one that a person wrote down once. What 今天 or 3天前 meant then nobody knows.</summary>
    public (DateTimeOffset? Published, string? Note) ReadWritten(string? raw) =>
        TryRelative(raw.AsSpan().Trim(), out _) ? (null, "没有写明年月日") : Read(raw);

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Zone).DateTime);

    private DateTimeOffset Earlier(DateTimeOffset value) => value < At ? value : At;

    // 刚刚, 5分钟前, 3小时前, 今天 08:30, 昨天 08:30, and 11-20 of this year or the last
    private bool TryRelative(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = At;
        if (text is "刚刚") return true;
        var digits = 0;
        while (digits < text.Length && digits < 4 && char.IsAsciiDigit(text[digits])) digits++;
        if (digits > 0 && int.TryParse(text[..digits], out var count) && Unit(text[digits..].Trim()) is { } unit)
        {
            value = At - (count * unit);
            return true;
        }

        var today = DateOnly.FromDateTime(At.ToOffset(Zone).DateTime);
        if (text.Length >= 2 && (text[..2] is "今天" or "昨天" or "前天"))
            return TryTime(today.AddDays(text[0] == '今' ? 0 : text[0] == '昨' ? -1 : -2), text[2..].Trim(), ref value);
        if (digits is 0 or > 2 || text.Length < digits + 2 || text[digits] is not '-') return false;
        var rest = text[(digits + 1)..];
        var end = rest.IndexOf(' ');
        var dayText = end < 0 ? rest : rest[..end];
        if (dayText.Length > 2 || !int.TryParse(text[..digits], out var month) || !int.TryParse(dayText, out var day) || month is < 1 or > 12) return false;
        for (var year = today.Year; year > today.Year - 2; year--)
        {
            if (day < 1 || day > DateTime.DaysInMonth(year, month)) continue;
            if (new DateOnly(year, month, day) is var written && written <= today) return TryTime(written, end < 0 ? default : rest[end..].Trim(), ref value);
        }

        return false;
    }

    private bool TryTime(DateOnly day, ReadOnlySpan<char> time, ref DateTimeOffset value)
    {
        var of = TimeOnly.MinValue;
        if (!time.IsEmpty && !TimeOnly.TryParse(time, out of)) return false;
        value = new DateTimeOffset(day, of, Zone).ToUniversalTime();
        return true;
    }

    private static TimeSpan? Unit(ReadOnlySpan<char> words) => words switch
    {
        "秒前" or "秒钟前" => TimeSpan.FromSeconds(1),
        "分钟前" => TimeSpan.FromMinutes(1),
        "小时前" => TimeSpan.FromHours(1),
        "天前" => s_day,
        _ => null,
    };
}
