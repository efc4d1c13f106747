namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>A page as the multiset of its runs of four tokens (<see cref="PageTokens"/>), small enough to keep and to compare with another.</summary>
public sealed class PageShingles
{
    private const int Width = 4;
    private readonly ulong[] _sorted;

    private PageShingles(ulong[] sorted) => _sorted = sorted;

    /// <summary>How many; 0 for a page without anything to compare.</summary>
    public int Count => _sorted.Length;

    public static PageShingles Of(ReadOnlySpan<char> html)
    {
        var tokens = PageTokens.Read(html);
        if (tokens.Count == 0) return new PageShingles([]);
        // A page shorter than a shingle is one.
        var shingles = new ulong[Math.Max(1, tokens.Count - Width + 1)];
        for (var i = 0; i < shingles.Length; i++)
        {
            var hash = 14695981039346656037UL;
            for (var j = i; j < i + Width && j < tokens.Count; j++) hash = Mix(hash ^ (uint)tokens[j]);
            shingles[i] = hash;
        }
        Array.Sort(shingles);
        return new PageShingles(shingles);
    }

    /// <summary>The share (0–1) of both pages' shingles that the other page has not: 0 for the same page, 1 for pages without anything in common.
    /// Symmetric.</summary>
    public static double Difference(PageShingles one, PageShingles other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var all = one.Count + other.Count;
        if (all == 0) return 0;
        var common = 0;
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            var order = one._sorted[i].CompareTo(other._sorted[j]);
            if (order == 0) common++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
        return (double)(all - 2 * common) / all;
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93UL;
        x = (x ^ (x >> 32)) * 0xD6E8FEB86659FD93UL;
        return x ^ (x >> 32);
    }
}
