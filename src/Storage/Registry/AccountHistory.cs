using System.Globalization;
using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>Gathers what an import tells of accounts' lives, and writes it as <see cref="AccountChange"/> rows.</summary>
internal sealed class AccountHistory
{
    private const string IsoForm = "yyyy-MM-dd";

    private readonly List<(Account Account, AccountChange Change)> _changes = [];
    private readonly CrawlerDbContext _context;
    private readonly DateOnly _today;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<long, string> _units;
    private readonly Dictionary<long, string?> _registrations;

    private AccountHistory(CrawlerDbContext context, RegistryTables tables, IEnumerable<Unit> units, DateTimeOffset now, Dictionary<long, string?> registrations)
    {
        _context = context;
        _today = tables.Today;
        _now = now.ToUniversalTime();
        _units = tables.Units.Concat(units).DistinctBy(u => u.Id).ToDictionary(u => u.Id, u => u.Name);
        _registrations = registrations;
    }

    public static async Task<AccountHistory> OpenAsync(
        CrawlerDbContext context, RegistryTables tables, IEnumerable<Unit> units, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var registrations = new Dictionary<long, string?>();
        await foreach (var row in context.AccountChanges.Where(c => c.Kind == AccountChangeKind.Registered).OrderBy(c => c.Id)
            .Select(c => new { c.AccountId, c.After }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            registrations[row.AccountId] = row.After;
        }

        return new AccountHistory(context, tables, units, now, registrations);
    }

    /// <param name="account">A new row.</param>
    /// <param name="registeredByArrival">Whether, the registry giving no day, it counts as registered on that of the import.</param>
    public void Begin(Account account, bool registeredByArrival)
    {
        if (account.RegisteredOn is { } registered)
            Note(account, AccountChangeKind.Registered, registered, null, Iso(registered));
        else if (registeredByArrival)
            Note(account, AccountChangeKind.Registered, _today, null, Iso(_today));
        CompareDay(account, AccountChangeKind.Filed, null, account.FiledOn);
        CompareDay(account, AccountChangeKind.Suspended, null, account.SuspendedOn);
        CompareDay(account, AccountChangeKind.Cancelled, null, account.CancelledOn);
    }

    public void Compare(AccountMark before, Account account, bool wasOpen)
    {
        if (!wasOpen)
            Note(account, AccountChangeKind.Returned, _today, null, null);
        if (before.Name != account.Name)
            Note(account, AccountChangeKind.Renamed, _today, before.Name, account.Name);
        CompareHome(before, account);
        CompareRegistration(before, account);
        CompareDay(account, AccountChangeKind.Filed, before.FiledOn, account.FiledOn);
        CompareSuspension(before, account);
        CompareDay(account, AccountChangeKind.Cancelled, before.CancelledOn, account.CancelledOn);
    }

    /// <summary>The row is gone; of an account that was cancelled that is no news.</summary>
    public void Drop(Account account)
    {
        if (!IsCancelled(account))
            Note(account, AccountChangeKind.Dropped, _today, null, null);
    }

    public void Write()
    {
        foreach (var (account, change) in _changes)
        {
            change.AccountId = account.Id;
            _context.AccountChanges.Add(change);
        }
    }

    private static string? Iso(DateOnly? day) => day?.ToString(IsoForm, CultureInfo.InvariantCulture);

    private void CompareHome(AccountMark before, Account account)
    {
        var (from, to) = (new List<string>(), new List<string>());
        Part("单位", _units[before.UnitId], _units[account.UnitId]);
        Part("平台", before.Platform, account.Platform);

        // An identifier that is entered for the first time makes no other account of it.
        if (before.PlatformId is { } id && account.PlatformId is { } now)
            Part("平台账号", id, now);
        if (from.Count > 0)
            Note(account, AccountChangeKind.Moved, _today, string.Join('；', from), string.Join('；', to));

        void Part(string what, string was, string @is)
        {
            if (was == @is)
                return;
            from.Add($"{what}：{was}");
            to.Add($"{what}：{@is}");
        }
    }

    /// <summary>The day that a registration was noted under may be that of an import: the registry's own corrects it, and any day before it takes it back.</summary>
    private void CompareRegistration(AccountMark before, Account account)
    {
        var was = before.RegisteredOn ?? NotedRegistration(account);
        var provenOlder = account.RegisteredOn is null && account.ValidFrom < was;
        if (was != account.RegisteredOn && (before.RegisteredOn != account.RegisteredOn || provenOlder))
            Note(account, AccountChangeKind.Registered, (account.RegisteredOn ?? was)!.Value, Iso(was), Iso(account.RegisteredOn));
    }

    private DateOnly? NotedRegistration(Account account) =>
        _registrations.GetValueOrDefault(account.Id) is { } day ? DateOnly.ParseExact(day, IsoForm, CultureInfo.InvariantCulture) : null;

    private void CompareSuspension(AccountMark before, Account account)
    {
        if (before.SuspendedOn is { } since && since <= _today && account.SuspendedOn is null && !IsCancelled(account))
            Note(account, AccountChangeKind.Resumed, _today, Iso(since), null);
        else
            CompareDay(account, AccountChangeKind.Suspended, before.SuspendedOn, account.SuspendedOn);
    }

    private void CompareDay(Account account, AccountChangeKind kind, DateOnly? before, DateOnly? after)
    {
        if (before != after)
            Note(account, kind, (after ?? before)!.Value, Iso(before), Iso(after));
    }

    private bool IsCancelled(Account account) => account.CancelledOn <= _today;

    private void Note(Account account, AccountChangeKind kind, DateOnly on, string? before, string? after) =>
        _changes.Add((account, new AccountChange { Kind = kind, On = on, Before = before, After = after, NotedAt = _now }));
}
