using FreshnessCrawler.Rules;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>Takes the registry's CSV files (名录): every row is checked first, then all are merged in one transaction, or none. A file is the
/// whole list of its kind: a row gone from it is closed with today's date (its first day without force), never deleted, and one that returns
/// takes up its old identity with its history. Kinds of which no file is given stay as they are. Persons' checks of accounts (interaction.csv) are only added to.
/// The columns that the program discovered for a site end where the site has registered ones.</summary>
public sealed class RegistryImport(IDbContextFactory<CrawlerDbContext> contexts, TimeProvider time)
{
    private const long ImportLock = 0x6672_6573_6802;

    /// <summary>From how many sites, columns, accounts or their sources on the guard against the wrong file looks, and what share of the open ones it lets an import close.</summary>
    private const int FewEnough = 5;
    private const double MostClosed = 0.3;

    /// <param name="paths">Files named like the registry's, or directories that hold some of them.</param>
    /// <param name="cancellationToken">Ends the import with nothing changed.</param>
    /// <param name="closeMany">The operator means it: an import that closes a large share of the registry is taken. Otherwise it is refused,
    /// for it is more likely another city's directory.</param>
    public async Task<ImportResult> ImportAsync(IEnumerable<string> paths, CancellationToken cancellationToken, bool closeMany = false)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var now = time.GetUtcNow();
        var today = MonitoringPoint.DayOf(now);
        var problems = new ProblemList();
        var files = await RegistryFiles.ReadAsync(paths, problems, cancellationToken);
        var entries = RegistryEntries.Read(files, problems, today);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // One import at a time, and no column discovered between the look at the table and the change of it.
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ImportLock})", cancellationToken);
        await context.Database.ExecuteSqlAsync($"LOCK TABLE crawl.site_column IN SHARE ROW EXCLUSIVE MODE", cancellationToken);
        var tables = await RegistryTables.LoadAsync(context, today, cancellationToken);
        if (files.AllRead)
            new ReferenceChecks(files, entries, tables, problems).Run();
        if (problems.Any)
            return new ImportResult(problems.Problems, problems.Warnings, [], [], 0);

        var counts = await MergeAsync(context, tables, entries, now, cancellationToken);
        foreach (var (count, file) in counts.Select(c => (c, GuardedFile(c.Kind))))
        {
            var open = count.Closed + count.Changed + count.Unchanged;

            // Sources that are read at a new address from now on are not lost.
            var lost = count.Kind == RegistryKind.AccountSource ? count.Closed - count.Added : count.Closed;
            if (!closeMany && file is not null && lost > FewEnough && lost > open * MostClosed)
                problems.Add(file, $"本次导入将关闭现有 {open} 个中的 {count.Closed} 个，疑为选错了名录；确要如此，请加 --close-many");
        }

        if (problems.Any)
            return new ImportResult(problems.Problems, problems.Warnings, [], [], 0);

        var withdrawn = await FindingWithdrawal.RunAsync(context, now, cancellationToken);
        var withoutAddress = await context.Sites
            .Where(s => s.Url == null && (s.ValidTo == null || s.ValidTo > today))
            .OrderBy(s => s.Code)
            .Select(s => new SiteWithoutAddress(s.Code, s.Name))
            .ToListAsync(cancellationToken);
        var withoutSource = await context.Accounts.CountAsync(
            a => (a.ValidTo == null || a.ValidTo > today) && (a.CancelledOn == null || a.CancelledOn > today)
                && !context.AccountSources.Any(s => s.AccountId == a.Id && (s.ValidTo == null || s.ValidTo > today)),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ImportResult([], problems.Warnings, counts, withoutAddress, withdrawn) { AccountsWithoutSource = withoutSource };
    }

    private static string? GuardedFile(RegistryKind kind) => kind switch
    {
        RegistryKind.Site => RegistryFileKind.Sites.Name,
        RegistryKind.Column => RegistryFileKind.Columns.Name,
        RegistryKind.Account => RegistryFileKind.Accounts.Name,
        RegistryKind.AccountSource => RegistryFileKind.AccountSources.Name,
        _ => null,
    };

    private static async Task<IReadOnlyList<ImportCount>> MergeAsync(
        CrawlerDbContext context, RegistryTables tables, RegistryEntries entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var addressesBefore = tables.Sites.ToDictionary(s => s.Id, s => s.Url);
        var (units, unitsByName) = await UnitMerge.ApplyAsync(context, tables, entries.Units, cancellationToken);
        var (sites, sitesByCode) = await SiteMerge.ApplyAsync(context, tables, entries.Sites, unitsByName, cancellationToken);
        var columns = await new ColumnMerge(context, tables, addressesBefore).ApplyAsync(entries, sitesByCode, cancellationToken);
        var networks = FetchingMerge.Networks(context, tables, entries.Networks);
        var robots = FetchingMerge.Robots(context, tables, entries.Robots);
        await context.SaveChangesAsync(cancellationToken);
        var maintenance = await MaintenanceMerge.ApplyAsync(context, entries.Maintenance, now, cancellationToken);
        var (accounts, accountsByCode) = await AccountMerge.ApplyAsync(context, tables, entries.Accounts, unitsByName, now, cancellationToken);
        var sources = AccountSourceMerge.Apply(context, tables, entries.AccountSources, accountsByCode);
        var interaction = await InteractionMerge.ApplyAsync(context, entries.Interaction, accountsByCode, now, cancellationToken);
        var filings = FilingMerge.Apply(context, tables, entries.Filings, unitsByName);
        await context.SaveChangesAsync(cancellationToken);
        return [units, sites, .. columns, networks, robots, maintenance, accounts, sources, interaction, filings];
    }
}
