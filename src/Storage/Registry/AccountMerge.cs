using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>An account is known by its code. A cancelled one stays in the list, so that a past quarter finds it.</summary>
internal static class AccountMerge
{
    public static async Task<(ImportCount Count, Dictionary<string, Account> ByCode)> ApplyAsync(
        CrawlerDbContext context, RegistryTables tables, IReadOnlyList<AccountEntry>? entries, Dictionary<string, Unit> units, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tally = new MergeTally(context, RegistryKind.Account);
        var byCode = RegistryTables.ByKey(tables.Accounts, a => a.Code, a => a.ValidTo, a => a.Id, StringComparer.OrdinalIgnoreCase);
        if (entries is null)
            return (tally.Count, byCode);

        var arrived = RegisteredByArrival(tables, entries).ToHashSet();
        var history = await AccountHistory.OpenAsync(context, tables, units.Values, now, cancellationToken);
        var listed = new HashSet<Account>();
        foreach (var entry in entries)
        {
            if (byCode.TryGetValue(entry.Code, out var account))
            {
                var (before, wasOpen) = (AccountMark.Of(account), tables.IsOpen(account.ValidTo));
                Assign(account, entry, units, tables.Today);
                tally.Met(account, wasOpen, isOpen: true);
                history.Compare(before, account, wasOpen);
            }
            else
            {
                account = new Account { Code = entry.Code, Platform = entry.Platform, Name = entry.Name, ValidFrom = tables.Today };
                Assign(account, entry, units, tables.Today);
                context.Accounts.Add(account);
                byCode.Add(entry.Code, account);
                tally.Added();
                history.Begin(account, arrived.Contains(entry));
            }

            listed.Add(account);
        }

        foreach (var account in byCode.Values.Where(a => !listed.Contains(a) && tables.IsOpen(a.ValidTo)))
        {
            account.ValidTo = tables.ClosingDay(account.ValidFrom);
            tally.Closed();
            history.Drop(account);
        }

        // A new account has its number only then.
        await context.SaveChangesAsync(cancellationToken);
        history.Write();
        await context.SaveChangesAsync(cancellationToken);
        return (tally.Count, byCode);
    }

    /// <summary>The rows that are registrations (申报新增) of the import's own day: new, and with no day that shows them older. Where they outnumber the
    /// accounts that are stored, it is the list that is being entered, and not one of them is.</summary>
    public static IReadOnlyList<AccountEntry> RegisteredByArrival(RegistryTables tables, IReadOnlyList<AccountEntry> entries)
    {
        var stored = tables.Accounts.Select(a => a.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var undated = entries.Where(e => !stored.Contains(e.Code) && e.RegisteredOn is null && !e.Days.Any(day => day < tables.Today)).ToList();
        return undated.Count > tables.Accounts.Count ? [] : undated;
    }

    private static void Assign(Account account, AccountEntry entry, Dictionary<string, Unit> units, DateOnly today)
    {
        account.Code = entry.Code;
        account.UnitId = units[entry.Unit].Id;
        account.Platform = entry.Platform;
        account.Name = entry.Name;
        account.PlatformId = entry.PlatformId;
        account.RegisteredOn = entry.RegisteredOn;
        account.FiledOn = entry.FiledOn;
        account.SuspendedOn = entry.SuspendedOn;
        account.CancelledOn = entry.CancelledOn;
        account.Note = entry.Note;
        account.ValidTo = null;

        // Whatever day the registry gives, the account was there by then: its first quarters are not hidden by a late first import.
        foreach (var day in entry.Days.Where(day => day < account.ValidFrom))
            account.ValidFrom = day!.Value;
    }
}
