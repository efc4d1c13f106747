using System.Net;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Registry;

internal sealed record UnitEntry(CsvRow Row, string Name, string? Parent, string? Kind);

internal sealed record SiteEntry(
    CsvRow Row, string Code, string Name, string Unit, WebAddress? Url, string? Kind, string? SiteIdCode, string? Icp, string? Status, DateOnly? From, DateOnly? To)
{
    public bool IsOpenOn(DateOnly day) => To is not { } to || to > day;
}

internal sealed record ColumnEntry(
    CsvRow Row, string SiteCode, string Name, WebAddress? Url, ColumnCategory Category, int Level, int? LimitDays, DateOnly? ExemptUntil, string? ExemptReason, string? ExemptBy);

internal sealed record NetworkEntry(CsvRow Row, IPNetwork Network, bool AllowPrivate, double? RequestsPerSecond, int? Connections, string Reason, string By);

internal sealed record RobotsEntry(CsvRow Row, string Host, string Reason, string By, DateOnly? Until);

/// <param name="To">The first moment after it.</param>
internal sealed record MaintenanceEntry(CsvRow Row, string SiteCode, DateTimeOffset From, DateTimeOffset To, string Reason, string By);

internal sealed record AccountEntry(
    CsvRow Row, string Code, string Unit, string Platform, string Name, string? PlatformId,
    DateOnly? RegisteredOn, DateOnly? FiledOn, DateOnly? SuspendedOn, DateOnly? CancelledOn, string? Note)
{
    public IEnumerable<DateOnly?> Days => [RegisteredOn, FiledOn, SuspendedOn, CancelledOn];

    public bool IsCancelledOn(DateOnly day) => CancelledOn <= day;
}

/// <param name="ZoneMinutes">Minutes east of UTC; null for China's.</param>
internal sealed record AccountSourceEntry(CsvRow Row, string Account, int Place, AccountSourceKind Kind, string Address, int? ZoneMinutes);

internal sealed record InteractionEntry(CsvRow Row, string Account, DateOnly CheckedOn, bool Effective, string Channel, string Evidence, string By);

internal sealed record FilingEntry(CsvRow Row, string Unit, string Activity, DateOnly FiledOn, DateOnly StartsOn);

/// <summary>What the files say, each row read on its own and each file examined for repeats; null where a file was not given.</summary>
internal sealed record RegistryEntries(
    IReadOnlyList<UnitEntry>? Units,
    IReadOnlyList<SiteEntry>? Sites,
    IReadOnlyList<ColumnEntry>? Columns,
    IReadOnlyList<NetworkEntry>? Networks,
    IReadOnlyList<RobotsEntry>? Robots,
    IReadOnlyList<MaintenanceEntry>? Maintenance,
    IReadOnlyList<AccountEntry>? Accounts,
    IReadOnlyList<AccountSourceEntry>? AccountSources,
    IReadOnlyList<InteractionEntry>? Interaction,
    IReadOnlyList<FilingEntry>? Filings)
{
    public static RegistryEntries Read(RegistryFiles files, ProblemList problems, DateOnly today) => new(
        files.Has(RegistryFileKind.Units) ? UnitsFile.Read(files.Rows(RegistryFileKind.Units), problems) : null,
        files.Has(RegistryFileKind.Sites) ? SitesFile.Read(files.Rows(RegistryFileKind.Sites), problems, today) : null,
        files.Has(RegistryFileKind.Columns) ? ColumnsFile.Read(files.Rows(RegistryFileKind.Columns), problems, today) : null,
        files.Has(RegistryFileKind.Networks) ? NetworksFile.Read(files.Rows(RegistryFileKind.Networks), problems) : null,
        files.Has(RegistryFileKind.Robots) ? RobotsFile.Read(files.Rows(RegistryFileKind.Robots), problems, today) : null,
        files.Has(RegistryFileKind.Maintenance) ? MaintenanceFile.Read(files.Rows(RegistryFileKind.Maintenance), problems) : null,
        files.Has(RegistryFileKind.Accounts) ? AccountsFile.Read(files.Rows(RegistryFileKind.Accounts), problems, today) : null,
        files.Has(RegistryFileKind.AccountSources) ? AccountSourcesFile.Read(files.Rows(RegistryFileKind.AccountSources), problems) : null,
        files.Has(RegistryFileKind.Interaction) ? InteractionFile.Read(files.Rows(RegistryFileKind.Interaction), problems, today) : null,
        files.Has(RegistryFileKind.Filings) ? FilingsFile.Read(files.Rows(RegistryFileKind.Filings), problems) : null);

    /// <summary>The rows whose key did not come before; each repeat is a problem that names both lines.</summary>
    public static List<T> WithoutRepeats<T>(IEnumerable<T> entries, Func<T, string> key, Func<T, CsvRow> row, string field, string what, ProblemList problems)
    {
        var first = new Dictionary<string, CsvRow>(StringComparer.OrdinalIgnoreCase);
        var kept = new List<T>();
        foreach (var entry in entries)
        {
            if (first.TryAdd(key(entry), row(entry)))
                kept.Add(entry);
            else
                problems.Add(row(entry), field, $"{what}与第 {first[key(entry)].Line} 行重复；请删去一行");
        }

        return kept;
    }
}
