namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Names of page tags as they are written: in any case, and often misspelt (ColumnKeywods, ColunmName).</summary>
public static class TagName
{
    // shorter names are too near to other words
    private const int ShortestMisspelt = 8;

    private static readonly string[] s_known = ["SiteName", "SiteIDCode", "ColumnName", "ColumnType", "ColumnKeywords", "ColumnDescription", "ArticleTitle", "PubDate"];

    /// <summary>The name that is meant, as the standard writes it, or null.</summary>
    public static string? Of(string written)
    {
        var name = written.AsSpan().Trim();
        foreach (var known in s_known)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase)) return known;
        }

        foreach (var known in s_known)
        {
            if (known.Length >= ShortestMisspelt && IsSlip(name, known)) return known;
        }

        return null;
    }

    // One letter too many, missing, wrong, or changed with its neighbour.
    private static bool IsSlip(ReadOnlySpan<char> name, ReadOnlySpan<char> known)
    {
        if (Math.Abs(name.Length - known.Length) > 1) return false;
        var same = 0;
        while (same < name.Length && same < known.Length && Same(name[same], known[same])) same++;
        ReadOnlySpan<char> left = name[same..], right = known[same..];
        if (left.Length > right.Length) return Ends(left, 1, right, 0);
        if (left.Length < right.Length) return Ends(left, 0, right, 1);
        return Ends(left, 1, right, 1) || (left.Length > 1 && Same(left[0], right[1]) && Same(left[1], right[0]) && Ends(left, 2, right, 2));
    }

    private static bool Ends(ReadOnlySpan<char> left, int leftFrom, ReadOnlySpan<char> right, int rightFrom) =>
        left[leftFrom..].Equals(right[rightFrom..], StringComparison.OrdinalIgnoreCase);

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
