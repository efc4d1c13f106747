using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>The stored registry, past rows included: a row that returns takes up its old identity, and with it its history.</summary>
internal sealed class RegistryTables
{
    public required DateOnly Today { get; init; }

    public required IReadOnlyList<Unit> Units { get; init; }

    public required IReadOnlyList<Site> Sites { get; init; }

    public required IReadOnlyList<SiteColumn> Columns { get; init; }

    public required IReadOnlyList<NetworkRule> Networks { get; init; }

    public required IReadOnlyList<RobotsOverride> Robots { get; init; }

    public required IReadOnlyList<Account> Accounts { get; init; }

    public required IReadOnlyList<AccountSource> AccountSources { get; init; }

    public required IReadOnlyList<ActivityFiling> Filings { get; init; }

    public static async Task<RegistryTables> LoadAsync(CrawlerDbContext context, DateOnly today, CancellationToken cancellationToken) => new()
    {
        Today = today,
        Units = await context.Units.ToListAsync(cancellationToken),
        Sites = await context.Sites.ToListAsync(cancellationToken),
        Columns = await context.Columns.ToListAsync(cancellationToken),
        Networks = await context.Networks.ToListAsync(cancellationToken),
        Robots = await context.RobotsOverrides.ToListAsync(cancellationToken),
        Accounts = await context.Accounts.ToListAsync(cancellationToken),
        AccountSources = await context.AccountSources.ToListAsync(cancellationToken),
        Filings = await context.ActivityFilings.ToListAsync(cancellationToken),
    };

    /// <summary>Not yet closed on this day: <paramref name="validTo"/> is the first day on which a row no longer holds.</summary>
    public bool IsOpen(DateOnly? validTo) => validTo is not { } end || end > Today;

    /// <summary>The day to close a row with that holds since <paramref name="validFrom"/>.</summary>
    public DateOnly ClosingDay(DateOnly validFrom) => validFrom > Today ? validFrom : Today;

    public IEnumerable<Site> OpenSites => Sites.Where(s => IsOpen(s.ValidTo));

    public IEnumerable<Account> OpenAccounts => Accounts.Where(a => IsOpen(a.ValidTo));

    /// <summary>One row a key: an open one before a closed one, a later before an earlier.</summary>
    public static Dictionary<TKey, TRow> ByKey<TKey, TRow>(IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, DateOnly?> validTo, Func<TRow, long> id, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        rows.GroupBy(key, comparer).ToDictionary(g => g.Key, g => g.OrderByDescending(r => validTo(r) ?? DateOnly.MaxValue).ThenByDescending(id).First(), comparer);
}
