namespace FreshnessCrawler.Storage.Registry;

internal static class UnitsFile
{
    public static List<UnitEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems)
    {
        var entries = new List<UnitEntry>();
        foreach (var row in rows)
        {
            var fields = new RowFields(row, problems);
            var entry = new UnitEntry(row, fields.Required("name"), fields.Optional("parent"), fields.Optional("kind"));
            if (entry.Name.Length > 0)
                entries.Add(entry);
        }

        var kept = RegistryEntries.WithoutRepeats(entries, e => e.Name, e => e.Row, "name", "单位名称", problems);
        CheckParents(kept, problems);
        return kept;
    }

    /// <summary>units.csv is the whole list, so a parent must be in it too.</summary>
    private static void CheckParents(List<UnitEntry> entries, ProblemList problems)
    {
        var byName = entries.ToDictionary(e => e.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (entry.Parent is not { } parent)
                continue;
            if (!byName.ContainsKey(parent))
                problems.Add(entry.Row, "parent", "上级单位不在 units.csv 中；请为它加一行，或改正名称");
            else if (CircleFrom(entry, byName) is { } circle)
                problems.Add(entry.Row, "parent", $"上级单位成环：{circle}；请改正其中一个");
        }
    }

    private static string? CircleFrom(UnitEntry start, Dictionary<string, UnitEntry> byName)
    {
        var path = new List<string> { start.Name };
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { start.Name };
        for (var at = start; at.Parent is { } parent && byName.TryGetValue(parent, out var next); at = next)
        {
            path.Add(next.Name);
            if (!seen.Add(next.Name))
                return next == start ? string.Join(" → ", path) : null;
        }

        return null;
    }
}
