using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

internal static class UnitMerge
{
    public static async Task<(ImportCount Count, Dictionary<string, Unit> ByName)> ApplyAsync(
        CrawlerDbContext context, RegistryTables tables, IReadOnlyList<UnitEntry>? entries, CancellationToken cancellationToken)
    {
        var tally = new MergeTally(context, RegistryKind.Unit);
        var byName = RegistryTables.ByKey(tables.Units, u => u.Name, u => u.ValidTo, u => u.Id, StringComparer.OrdinalIgnoreCase);
        if (entries is null)
            return (tally.Count, byName);

        var stored = byName.Values.ToHashSet();
        foreach (var entry in entries.Where(e => !byName.ContainsKey(e.Name)))
        {
            var unit = new Unit { Name = entry.Name, ValidFrom = tables.Today };
            context.Units.Add(unit);
            byName.Add(entry.Name, unit);
            tally.Added();
        }

        // A new parent has its number only now.
        await context.SaveChangesAsync(cancellationToken);
        var listed = new HashSet<Unit>();
        foreach (var entry in entries)
        {
            var unit = byName[entry.Name];
            listed.Add(unit);
            var wasOpen = tables.IsOpen(unit.ValidTo);
            unit.Name = entry.Name;
            unit.ParentId = entry.Parent is { } parent ? byName[parent].Id : null;
            unit.Kind = entry.Kind;
            unit.ValidTo = null;
            if (stored.Contains(unit))
                tally.Met(unit, wasOpen, isOpen: true);
        }

        foreach (var unit in stored.Where(u => !listed.Contains(u) && tables.IsOpen(u.ValidTo)))
        {
            unit.ValidTo = tables.ClosingDay(unit.ValidFrom);
            tally.Closed();
        }

        await context.SaveChangesAsync(cancellationToken);
        return (tally.Count, byName);
    }
}
