using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>A column is known by its site and its address; a home page also by being the site's only one, so it keeps its history
/// when the site moves. columns.csv is the whole list of registered columns. What the program discovered stands in for a list that is not there yet: as soon as a
/// site has registered columns, those discovered and not taken over are closed, or the wrong and the double ones would be blamed on.</summary>
internal sealed class ColumnMerge(CrawlerDbContext context, RegistryTables tables, IReadOnlyDictionary<long, string?> addressesBefore)
{
    private readonly MergeTally _homes = new(context, RegistryKind.HomePage);
    private readonly MergeTally _columns = new(context, RegistryKind.Column);
    private readonly HashSet<SiteColumn> _claimed = [];

    public async Task<IReadOnlyList<ImportCount>> ApplyAsync(RegistryEntries entries, Dictionary<string, Site> sites, CancellationToken cancellationToken)
    {
        if (entries.Sites is not null || entries.Columns is not null)
        {
            var open = sites.Values.Where(s => tables.IsOpen(s.ValidTo)).ToList();
            var wanted = Wanted(entries.Columns, open, sites);
            Claim(wanted);
            CloseUnclaimed(isWholeList: entries.Columns is not null, open.Select(s => s.Id).ToHashSet());
            CloseDiscovered(wanted);
            await context.SaveChangesAsync(cancellationToken);
        }

        return [_homes.Count, _columns.Count];
    }

    private static bool IsHome(SiteColumn column) => column.Category == ColumnCategory.Home;

    private List<WantedColumn> Wanted(IReadOnlyList<ColumnEntry>? entries, List<Site> open, Dictionary<string, Site> sites)
    {
        var wanted = (entries ?? []).Select(e => WantedColumn.Of(sites[e.SiteCode], e)).ToList();
        var named = wanted.Where(w => w.IsHome).Select(w => w.Site).ToHashSet();
        var kept = entries is null
            ? tables.Columns.Where(c => IsHome(c) && tables.IsOpen(c.ValidTo)).ToLookup(c => c.SiteId)
            : Enumerable.Empty<SiteColumn>().ToLookup(c => c.SiteId);
        foreach (var site in open.Where(s => s.Url is not null && !named.Contains(s)))
        {
            wanted.Add(kept[site.Id].FirstOrDefault() is { } home ? KeptHome(site, home) : WantedColumn.HomeOf(site));
        }

        return wanted;
    }

    /// <summary>While columns.csv is not given anew, what it said of the home page stands; only one at the site's own address moves with it.</summary>
    private WantedColumn KeptHome(Site site, SiteColumn home)
    {
        var kept = WantedColumn.Kept(site, home);
        var before = addressesBefore.GetValueOrDefault(site.Id);
        return before is not null && WebAddress.KeyOf(home.Url) == WebAddress.KeyOf(before) ? kept with { Url = WebAddress.KeyOf(site.Url!) } : kept;
    }

    private void Claim(List<WantedColumn> wanted)
    {
        var byAddress = RegistryTables.ByKey(tables.Columns, c => (c.SiteId, Url: WebAddress.KeyOf(c.Url)), c => c.ValidTo, c => c.Id);
        var moved = new List<WantedColumn>();
        foreach (var want in wanted)
        {
            if (byAddress.TryGetValue((want.Site.Id, WebAddress.KeyOf(want.Url)), out var column))
                Take(want, column);
            else
                moved.Add(want);
        }

        var freeHomes = tables.Columns.Where(c => IsHome(c) && tables.IsOpen(c.ValidTo) && !_claimed.Contains(c)).GroupBy(c => c.SiteId).ToDictionary(g => g.Key, g => g.First());
        foreach (var want in moved)
        {
            if (want.IsHome && freeHomes.Remove(want.Site.Id, out var home))
                Take(want, home);
            else
                Add(want);
        }
    }

    private void Take(WantedColumn want, SiteColumn column)
    {
        var wasOpen = tables.IsOpen(column.ValidTo);
        want.AssignTo(column);
        _claimed.Add(column);
        Tally(want.IsHome).Met(column, wasOpen, isOpen: true);
    }

    private void Add(WantedColumn want)
    {
        var column = new SiteColumn { SiteId = want.Site.Id, Name = want.Name, Url = want.Url, ValidFrom = tables.Today };
        want.AssignTo(column);
        context.Columns.Add(column);
        Tally(want.IsHome).Added();
    }

    /// <summary>The home page goes when its site has no address or another page took its place; columns of a closed site wait for its return.</summary>
    private void CloseUnclaimed(bool isWholeList, HashSet<long> openSites)
    {
        foreach (var column in tables.Columns.Where(c => c.Source == ColumnSource.Registered && tables.IsOpen(c.ValidTo) && !_claimed.Contains(c)))
        {
            if (IsHome(column) ? openSites.Contains(column.SiteId) : isWholeList)
            {
                column.ValidTo = tables.ClosingDay(column.ValidFrom);
                Tally(IsHome(column)).Closed();
            }
        }
    }

    private void CloseDiscovered(List<WantedColumn> wanted)
    {
        var listed = wanted.Where(w => !w.IsHome).Select(w => w.Site.Id)
            .Concat(tables.Columns.Where(c => c.Source == ColumnSource.Registered && !IsHome(c) && tables.IsOpen(c.ValidTo)).Select(c => c.SiteId))
            .ToHashSet();
        foreach (var column in tables.Columns.Where(c => c.Source == ColumnSource.Discovered && tables.IsOpen(c.ValidTo) && listed.Contains(c.SiteId)))
        {
            column.ValidTo = tables.ClosingDay(column.ValidFrom);
            Tally(IsHome(column)).Closed();
        }
    }

    private MergeTally Tally(bool isHome) => isHome ? _homes : _columns;
}
