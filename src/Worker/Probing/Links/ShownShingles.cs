namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>The runs of four letters in what a page shows. Digits, which nonces, counters and clocks consist of, are left out; so are Latin letters
/// where there is Chinese, for an error page likes to repeat the address that was asked for.</summary>
public static class ShownShingles
{
    private const int EnoughChinese = 40;
    private const int Most = 60_000;

    public static HashSet<ulong> Of(ReadOnlySpan<char> html)
    {
        var shingles = Collect(html, latin: false);
        return shingles.Count >= EnoughChinese ? shingles : Collect(html, latin: true);
    }

    /// <summary>How much two pages have in common (0–1) of what is in neither's <paramref name="frame"/>; 0 where the first has next to nothing else.</summary>
    public static double Likeness(HashSet<ulong> one, HashSet<ulong> other, HashSet<ulong> frame)
    {
        const int Least = 5;
        int own = 0, common = 0, others = 0;
        foreach (var shingle in one)
        {
            if (frame.Contains(shingle)) continue;
            own++;
            if (other.Contains(shingle)) common++;
        }

        if (own < Least) return 0;
        foreach (var shingle in other)
        {
            if (!frame.Contains(shingle)) others++;
        }

        return (double)common / (own + others - common);
    }

    private static HashSet<ulong> Collect(ReadOnlySpan<char> html, bool latin)
    {
        var shingles = new HashSet<ulong>();
        ulong last = 0;
        var length = 0;
        while (!html.IsEmpty && shingles.Count < Most)
        {
            var tag = html.IndexOf('<');
            foreach (var c in tag < 0 ? html : html[..tag])
            {
                if (c < 0x2E80 ? !latin || !char.IsAsciiLetter(c) : !char.IsLetter(c)) continue;
                last = last << 16 | char.ToLowerInvariant(c);
                if (++length >= 4) shingles.Add(last);
            }

            if (tag < 0) break;
            html = Behind(html[tag..]);
        }

        return shingles;
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> html)
    {
        foreach (var silent in (ReadOnlySpan<string>)["script", "style", "noscript"])
        {
            if (!html[1..].StartsWith(silent, StringComparison.OrdinalIgnoreCase)) continue;
            var close = html.IndexOf($"</{silent}", StringComparison.OrdinalIgnoreCase);
            if (close < 0) return default;
            html = html[close..];
            break;
        }

        var comment = html.StartsWith("<!--");
        var end = comment ? html.IndexOf("-->") : html.IndexOf('>');
        return end < 0 ? default : html[(end + (comment ? 3 : 1))..];
    }
}
