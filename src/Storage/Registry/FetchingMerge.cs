using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>The two lists of how sites may be visited: networks and robots.txt consents.</summary>
internal static class FetchingMerge
{
    public static ImportCount Networks(CrawlerDbContext context, RegistryTables tables, IReadOnlyList<NetworkEntry>? entries)
    {
        var tally = new MergeTally(context, RegistryKind.Network);
        if (entries is null)
            return tally.Count;
        var stored = RegistryTables.ByKey(tables.Networks, n => n.Network, n => n.ValidTo, n => n.Id);
        foreach (var entry in entries)
        {
            if (stored.Remove(entry.Network, out var rule))
            {
                var wasOpen = tables.IsOpen(rule.ValidTo);
                Assign(rule, entry);
                tally.Met(rule, wasOpen, isOpen: true);
                continue;
            }

            rule = new NetworkRule { Network = entry.Network, Reason = entry.Reason, By = entry.By, ValidFrom = tables.Today };
            Assign(rule, entry);
            context.Networks.Add(rule);
            tally.Added();
        }

        foreach (var rule in stored.Values.Where(n => tables.IsOpen(n.ValidTo)))
        {
            rule.ValidTo = tables.ClosingDay(rule.ValidFrom);
            tally.Closed();
        }

        return tally.Count;
    }

    public static ImportCount Robots(CrawlerDbContext context, RegistryTables tables, IReadOnlyList<RobotsEntry>? entries)
    {
        var tally = new MergeTally(context, RegistryKind.RobotsOverride);
        if (entries is null)
            return tally.Count;
        var stored = RegistryTables.ByKey(tables.Robots, r => r.Host, r => r.ValidTo, r => r.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (stored.Remove(entry.Host, out var consent))
            {
                var wasOpen = tables.IsOpen(consent.ValidTo);
                Assign(consent, entry);
                tally.Met(consent, wasOpen, isOpen: true);
                continue;
            }

            consent = new RobotsOverride { Host = entry.Host, Reason = entry.Reason, By = entry.By, ValidFrom = tables.Today };
            Assign(consent, entry);
            context.RobotsOverrides.Add(consent);
            tally.Added();
        }

        foreach (var consent in stored.Values.Where(r => tables.IsOpen(r.ValidTo)))
        {
            consent.ValidTo = tables.ClosingDay(consent.ValidFrom);
            tally.Closed();
        }

        return tally.Count;
    }

    private static void Assign(NetworkRule rule, NetworkEntry entry)
    {
        rule.AllowPrivate = entry.AllowPrivate;
        rule.RequestsPerSecond = entry.RequestsPerSecond;
        rule.Connections = entry.Connections;
        rule.Reason = entry.Reason;
        rule.By = entry.By;
        rule.ValidTo = null;
    }

    private static void Assign(RobotsOverride consent, RobotsEntry entry)
    {
        consent.Host = entry.Host;
        consent.Reason = entry.Reason;
        consent.By = entry.By;
        consent.Until = entry.Until;
        consent.ValidTo = null;
    }
}
