namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Recognises addresses that lead into an endless space, from their text alone.</summary>
public static class TrapGuard
{
    private const int LongestAddress = 2000;
    private const int DeepestPath = 15;
    private const int MostParameters = 20;
    private static readonly string[] SessionMarks = ["jsessionid=", "phpsessid=", "aspsessionid", "aspxsession", "cftoken=", "/(s("];
    private static readonly string[] CalendarMarks = ["calendar", "rili"];
    private static readonly string[] DateParameters = ["year", "month", "day", "date", "nian", "yue"];

    /// <summary>The reason to stay away, or null.</summary>
    /// <param name="redirected">The site itself sent us there: a session id is then its way of working, not a link to new space.</param>
    public static string? Reason(ReadOnlySpan<char> url, bool redirected = false) => Find(url, redirected)?.Detail;

    /// <inheritdoc cref="Reason"/>
    public static Trap? Find(ReadOnlySpan<char> url, bool redirected = false)
    {
        if (url.Length > LongestAddress) return new(TrapKind.Length, $"address of {url.Length} characters");
        var scheme = url.IndexOf("://");
        if (scheme < 0) return null;
        var rest = url[(scheme + 3)..];
        var fragment = rest.IndexOf('#');
        if (fragment >= 0) rest = rest[..fragment];
        var start = rest.IndexOfAny('/', '?');
        if (start < 0) return null;
        rest = rest[start..];
        var question = rest.IndexOf('?');
        var path = question < 0 ? rest : rest[..question];
        var query = question < 0 ? default : rest[(question + 1)..];
        return PathReason(path)
            ?? (query.IsEmpty ? null : QueryReason(query))
            ?? (redirected ? null : SessionReason(rest))
            ?? CalendarReason(path, query);
    }

    private static Trap? PathReason(ReadOnlySpan<char> path)
    {
        Span<Range> segments = stackalloc Range[DeepestPath + 2];
        var count = path.Split(segments, '/', StringSplitOptions.RemoveEmptyEntries);
        if (count > DeepestPath) return new(TrapKind.Depth, $"path deeper than {DeepestPath}");
        for (var period = 1; period <= 3; period++)
        {
            for (var i = 0; i + 3 * period <= count; i++)
            {
                if (Repeats(path, segments[i..], period, 3) && !IsDatePath(path, segments[i..count], period)) return new(TrapKind.Repetition, $"path repeats '{path[segments[i]]}'");
            }
        }
        return null;
    }

    private static bool Repeats(ReadOnlySpan<char> path, ReadOnlySpan<Range> segments, int period, int times)
    {
        for (var i = period; i < period * times; i++)
        {
            if (!path[segments[i]].Equals(path[segments[i - period]], StringComparison.Ordinal)) return false;
        }
        return true;
    }

    // /11/11/11/ may be a date: numbers repeat honestly up to three times.
    private static bool IsDatePath(ReadOnlySpan<char> path, ReadOnlySpan<Range> segments, int period) =>
        period == 1 && !path[segments[0]].ContainsAnyExceptInRange('0', '9') && !(segments.Length > 3 && Repeats(path, segments, 1, 4));

    private static Trap? QueryReason(ReadOnlySpan<char> query)
    {
        var parameters = query.Count('&') + 1;
        if (parameters > MostParameters) return new(TrapKind.Query, $"query of {parameters} parameters");
        Span<Range> parts = stackalloc Range[MostParameters];
        var count = query.Split(parts, '&');
        for (var i = 0; i < count; i++)
        {
            var same = 0;
            for (var j = i; j < count; j++)
            {
                if (Name(query[parts[i]]).Equals(Name(query[parts[j]]), StringComparison.OrdinalIgnoreCase)) same++;
            }
            if (same >= 5 && !Name(query[parts[i]]).IsEmpty) return new(TrapKind.Query, $"query repeats '{Name(query[parts[i]])}'");
        }
        return null;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> parameter) =>
        parameter.IndexOf('=') is >= 0 and var equals ? parameter[..equals] : parameter;

    private static Trap? SessionReason(ReadOnlySpan<char> pathAndQuery)
    {
        foreach (var mark in SessionMarks)
        {
            if (pathAndQuery.Contains(mark, StringComparison.OrdinalIgnoreCase)) return new(TrapKind.Session, $"session id ({mark.Trim('=', '/', '(')})");
        }
        return null;
    }

    private static Trap? CalendarReason(ReadOnlySpan<char> path, ReadOnlySpan<char> query)
    {
        if (query.IsEmpty) return null;
        var calendar = false;
        foreach (var mark in CalendarMarks)
        {
            calendar |= path.Contains(mark, StringComparison.OrdinalIgnoreCase) || query.Contains(mark, StringComparison.OrdinalIgnoreCase);
        }
        if (!calendar) return null;
        foreach (var part in query.Split('&'))
        {
            foreach (var parameter in DateParameters)
            {
                if (Name(query[part]).Equals(parameter, StringComparison.OrdinalIgnoreCase)) return new(TrapKind.Calendar, "calendar");
            }
        }
        return null;
    }
}
