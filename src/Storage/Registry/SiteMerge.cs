using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

internal static class SiteMerge
{
    public static async Task<(ImportCount Count, Dictionary<string, Site> ByCode)> ApplyAsync(
        CrawlerDbContext context, RegistryTables tables, IReadOnlyList<SiteEntry>? entries, Dictionary<string, Unit> units, CancellationToken cancellationToken)
    {
        var tally = new MergeTally(context, RegistryKind.Site);
        var byCode = RegistryTables.ByKey(tables.Sites, s => s.Code, s => s.ValidTo, s => s.Id, StringComparer.OrdinalIgnoreCase);
        if (entries is null)
            return (tally.Count, byCode);

        var listed = new HashSet<Site>();
        foreach (var entry in entries)
        {
            if (byCode.TryGetValue(entry.Code, out var site))
            {
                var wasOpen = tables.IsOpen(site.ValidTo);
                Assign(site, entry, units);
                tally.Met(site, wasOpen, tables.IsOpen(site.ValidTo));
            }
            else
            {
                var from = entry.From ?? (entry.To < tables.Today ? entry.To.Value : tables.Today);
                site = new Site { Code = entry.Code, Name = entry.Name, ValidFrom = from };
                Assign(site, entry, units);
                context.Sites.Add(site);
                byCode.Add(entry.Code, site);
                tally.Added();
            }

            listed.Add(site);
        }

        foreach (var site in byCode.Values.Where(s => !listed.Contains(s) && tables.IsOpen(s.ValidTo)))
        {
            site.ValidTo = tables.ClosingDay(site.ValidFrom);
            tally.Closed();
        }

        await context.SaveChangesAsync(cancellationToken);
        return (tally.Count, byCode);
    }

    private static void Assign(Site site, SiteEntry entry, Dictionary<string, Unit> units)
    {
        site.Code = entry.Code;
        site.Name = entry.Name;
        site.UnitId = units[entry.Unit].Id;
        site.Url = entry.Url?.Text;
        site.Kind = entry.Kind;
        site.SiteIdCode = entry.SiteIdCode;
        site.Icp = entry.Icp;
        site.Status = entry.Status;
        site.ValidFrom = entry.From ?? site.ValidFrom;
        site.ValidTo = entry.To;
    }
}
