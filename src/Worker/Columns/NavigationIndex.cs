namespace FreshnessCrawler.Worker.Columns;

/// <summary>A navigation by addresses and by names.</summary>
internal sealed class NavigationIndex
{
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ProposedColumn>> _names = new(StringComparer.Ordinal);

    public NavigationIndex(IReadOnlyList<ProposedColumn> navigation)
    {
        foreach (var column in navigation)
        {
            _addresses.Add(ColumnAddress.Key(column.Url));
            if (column.Place == NavigationPlace.SitemapXml) continue;
            Add(column.Name, column);
            foreach (var alias in column.Aliases) Add(alias, column);
        }
    }

    public bool HasAddress(string url) => _addresses.Contains(ColumnAddress.Key(url));

    public bool HasName(string name) => _names.ContainsKey(ColumnNames.Key(name));

    /// <summary>The columns of that name on the same site as an address.</summary>
    public IReadOnlyList<ProposedColumn> Named(string name, string url)
    {
        if (!_names.TryGetValue(ColumnNames.Key(name), out var columns) || !Uri.TryCreate(url, UriKind.Absolute, out var own)) return [];
        return [.. columns.Where(column => column.IsColumn && Uri.TryCreate(column.Url, UriKind.Absolute, out var other) && HostTies.Of(own, other) == HostTie.Own)
            .DistinctBy(column => ColumnAddress.Key(column.Url), StringComparer.Ordinal)];
    }

    private void Add(string name, ProposedColumn column)
    {
        var key = ColumnNames.Key(name);
        if (!_names.TryGetValue(key, out var columns)) _names[key] = columns = [];
        columns.Add(column);
    }
}
