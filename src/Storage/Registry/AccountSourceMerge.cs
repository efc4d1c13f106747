using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>A source is known by its account, kind and address: at another address it is another, with no memory of what the old one last answered.
/// Sources of a closed account wait for its return while account_sources.csv is not given.</summary>
internal static class AccountSourceMerge
{
    public static ImportCount Apply(CrawlerDbContext context, RegistryTables tables, IReadOnlyList<AccountSourceEntry>? entries, Dictionary<string, Account> accounts)
    {
        var tally = new MergeTally(context, RegistryKind.AccountSource);
        if (entries is null)
            return tally.Count;
        var stored = RegistryTables.ByKey(tables.AccountSources, s => (s.AccountId, s.Kind, s.Address), s => s.ValidTo, s => s.Id);
        foreach (var entry in entries)
        {
            var account = accounts[entry.Account].Id;
            if (stored.Remove((account, entry.Kind, entry.Address), out var source))
            {
                var wasOpen = tables.IsOpen(source.ValidTo);
                Assign(source, entry);
                tally.Met(source, wasOpen, isOpen: true);
                continue;
            }

            source = new AccountSource { AccountId = account, Kind = entry.Kind, Address = entry.Address, ValidFrom = tables.Today };
            Assign(source, entry);
            context.AccountSources.Add(source);
            tally.Added();
        }

        foreach (var source in stored.Values.Where(s => tables.IsOpen(s.ValidTo)))
        {
            source.ValidTo = tables.ClosingDay(source.ValidFrom);
            tally.Closed();
        }

        return tally.Count;
    }

    private static void Assign(AccountSource source, AccountSourceEntry entry)
    {
        source.Place = entry.Place;
        source.ZoneMinutes = entry.ZoneMinutes;
        source.ValidTo = null;
    }
}
