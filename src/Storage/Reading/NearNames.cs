namespace FreshnessCrawler.Storage.Reading;

/// <summary>The names that a mistyped one may have meant.</summary>
internal static class NearNames
{
    /// <summary>The nearest by edits; one that holds the asked text, or is held by it, counts as one edit.</summary>
    internal static IReadOnlyList<string> Of(string asked, IEnumerable<(string Name, string Shown)> names, int count) =>
        [.. names
            .Select(name => (name.Shown, Edits: Distance(asked, name.Name)))
            .Where(name => name.Edits <= Math.Max(2, asked.Length / 2))
            .OrderBy(name => name.Edits)
            .ThenBy(name => name.Shown, StringComparer.Ordinal)
            .Select(name => name.Shown)
            .Distinct(StringComparer.Ordinal)
            .Take(count)];

    private static int Distance(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return int.MaxValue;
        if (a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase))
            return 1;

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
