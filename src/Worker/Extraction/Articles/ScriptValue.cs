namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Finds what a page's script gives a name: <c>var ct = "1"</c>, <c>window.ct='1'</c>, <c>ct: JsDecode('1')</c>,
/// <c>"ct":1</c>, <c>ct = xml ? other() : '1'</c>.</summary>
internal static class ScriptValue
{
    private const int Longest = 64;
    private const int LongestBetween = 80;

    /// <summary>The value at the first place behind <paramref name="at"/> where <paramref name="name"/> is given one, without its
    /// quotes; <paramref name="at"/> moves behind it. False where there is none left.</summary>
    public static bool TryNext(ReadOnlySpan<char> raw, string name, ref int at, out ReadOnlySpan<char> value)
    {
        value = default;
        while (at < raw.Length)
        {
            var found = raw[at..].IndexOf(name);
            if (found < 0) return false;
            found += at;
            at = found + name.Length;
            if (found > 0 && IsName(raw[found - 1])) continue;
            if (TryValue(raw[at..], out value)) return true;
        }

        return false;
    }

    private static bool TryValue(ReadOnlySpan<char> rest, out ReadOnlySpan<char> value)
    {
        value = default;
        if (rest.Length > LongestBetween + Longest) rest = rest[..(LongestBetween + Longest)];
        rest = rest.TrimStart("\"'").TrimStart();
        if (rest.IsEmpty || rest[0] is not ('=' or ':') || rest.StartsWith("==", StringComparison.Ordinal)) return false;
        rest = rest[1..].TrimStart();
        var colon = rest.IndexOf(':');
        if (rest.StartsWith("xml", StringComparison.Ordinal) && colon > 0) rest = rest[(colon + 1)..].TrimStart();
        if (rest.StartsWith("JsDecode(", StringComparison.Ordinal)) rest = rest[9..].TrimStart();
        if (rest.IsEmpty) return false;
        if (rest[0] is '"' or '\'')
        {
            var close = rest[1..].IndexOf(rest[0]);
            if (close is <= 0 or > Longest) return false;
            value = rest.Slice(1, close);
            return true;
        }

        var digits = DateGlyphs.RunLength(rest, 0);
        value = rest[..digits];
        return digits > 0;
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$';
}
