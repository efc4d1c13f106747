using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>A filing is known by its unit, its activity and the day on which that starts.</summary>
internal static class FilingMerge
{
    public static ImportCount Apply(CrawlerDbContext context, RegistryTables tables, IReadOnlyList<FilingEntry>? entries, Dictionary<string, Unit> units)
    {
        var tally = new MergeTally(context, RegistryKind.Filing);
        if (entries is null)
            return tally.Count;
        var stored = RegistryTables.ByKey(tables.Filings, f => (f.UnitId, f.Activity, f.StartsOn), f => f.ValidTo, f => f.Id);
        foreach (var entry in entries)
        {
            var unit = units[entry.Unit].Id;
            if (stored.Remove((unit, entry.Activity, entry.StartsOn), out var filing))
            {
                var wasOpen = tables.IsOpen(filing.ValidTo);
                filing.FiledOn = entry.FiledOn;
                filing.ValidTo = null;
                tally.Met(filing, wasOpen, isOpen: true);
                continue;
            }

            context.ActivityFilings.Add(new ActivityFiling { UnitId = unit, Activity = entry.Activity, FiledOn = entry.FiledOn, StartsOn = entry.StartsOn, ValidFrom = tables.Today });
            tally.Added();
        }

        foreach (var filing in stored.Values.Where(f => tables.IsOpen(f.ValidTo)))
        {
            filing.ValidTo = tables.ClosingDay(filing.ValidFrom);
            tally.Closed();
        }

        return tally.Count;
    }
}
