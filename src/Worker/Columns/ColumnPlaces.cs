using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Looks known columns up in the site's navigation of today. Half a menu, or one made by a script, must not make a column vanish.</summary>
public static class ColumnPlaces
{
    private const int FewestAlive = 2;

    /// <summary>All known columns of one site, in their order; whether the navigation can be trusted is judged over all of them.</summary>
    public static IReadOnlyList<PlaceFinding> OfSite(IReadOnlyList<KnownColumn> columns, IReadOnlyList<ProposedColumn> navigation)
    {
        var index = new NavigationIndex(navigation);
        var alive = IsAlive(columns, index);
        // What the navigation names may be another column of that name, which has an address of its own.
        var known = columns.Select(column => ColumnAddress.Key(column.Url)).ToHashSet(StringComparer.Ordinal);
        return [.. columns.Select(column => Of(column, index, alive, known))];
    }

    /// <param name="navigationAlive">Whether at least half of the columns that were listed before are still there
    /// (<see cref="IsAlive(IReadOnlyList{KnownColumn}, IReadOnlyList{ProposedColumn})"/>): else nothing vanishes.</param>
    public static PlaceFinding Of(
        string name, string url, ColumnPlace lastPlace, IReadOnlyList<ProposedColumn> navigation, bool navigationAlive = false, string? parent = null) =>
        Of(new KnownColumn(name, url, lastPlace, parent), new NavigationIndex(navigation), navigationAlive, []);

    /// <summary>Whether at least half of the columns that were listed before, and at least two of them, are listed still.</summary>
    public static bool IsAlive(IReadOnlyList<KnownColumn> columns, IReadOnlyList<ProposedColumn> navigation) => IsAlive(columns, new NavigationIndex(navigation));

    /// <summary>What a column's page that ended at another address says: <see cref="ColumnPlace.Moved"/> within the site; else
    /// <see cref="ColumnPlace.Unknown"/>, with the detail where it led to the home page.</summary>
    public static PlaceFinding OfRedirect(string name, string url, string finalUrl)
    {
        var unknown = new PlaceFinding(ColumnPlace.Unknown, null);
        if (ColumnAddress.Key(url) == ColumnAddress.Key(finalUrl)) return unknown;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var from) || !Uri.TryCreate(finalUrl, UriKind.Absolute, out var to)) return unknown;
        if (HostTies.Of(from, to) is not (HostTie.Own or HostTie.Below)) return unknown;
        var isHome = to.PathAndQuery.Length <= 1 || ColumnAddress.IsIndexFile(to.PathAndQuery.AsSpan(1));
        return isHome
            ? unknown with { Detail = $"栏目“{name}”的地址已转到首页，可能已撤销" }
            : new PlaceFinding(ColumnPlace.Moved, $"栏目“{name}”的地址已转到 {finalUrl}");
    }

    private static PlaceFinding Of(KnownColumn column, NavigationIndex navigation, bool alive, HashSet<string> known)
    {
        if (navigation.HasAddress(column.Url)) return new(ColumnPlace.Listed, null);
        var wasListed = column.LastPlace != ColumnPlace.Unknown;
        IReadOnlyList<ProposedColumn> same = [.. navigation.Named(column.Name, column.Url).Where(other => !known.Contains(ColumnAddress.Key(other.Url)))];
        if (same.Count > 1 && column.Parent is { } parent) same = [.. same.Where(other => other.Parent is { } above && ColumnNames.Key(above) == ColumnNames.Key(parent))];
        if (same.Count == 1)
        {
            return new(ColumnPlace.Moved, wasListed
                ? $"导航中“{column.Name}”已改为指向 {same[0].Url}，原地址 {column.Url} 不再列出"
                : $"导航中“{column.Name}”指向 {same[0].Url}，登记的地址 {column.Url} 未列出");
        }

        return wasListed && alive && same.Count == 0 && !navigation.HasName(column.Name)
            ? new(ColumnPlace.Vanished, $"导航中已没有“{column.Name}”，也没有地址 {column.Url}")
            : new(ColumnPlace.Unknown, null);
    }

    private static bool IsAlive(IReadOnlyList<KnownColumn> columns, NavigationIndex navigation)
    {
        int before = 0, still = 0;
        foreach (var column in columns)
        {
            if (column.LastPlace != ColumnPlace.Listed) continue;
            before++;
            if (navigation.HasAddress(column.Url) || navigation.HasName(column.Name)) still++;
        }

        return still >= FewestAlive && still * 2 >= before;
    }
}
