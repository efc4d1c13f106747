namespace FreshnessCrawler.Storage.Registry;

/// <summary>A file of the registry: its name decides what it is.</summary>
internal sealed record RegistryFileKind(string Name, IReadOnlyList<string> Fields)
{
    public static readonly RegistryFileKind Units = new("units.csv", ["name", "parent", "kind"]);

    public static readonly RegistryFileKind Sites = new(
        "sites.csv", ["code", "name", "unit", "url", "kind", "site_id_code", "icp", "status", "valid_from", "valid_to"]);

    public static readonly RegistryFileKind Columns = new(
        "columns.csv", ["site_code", "name", "url", "category", "level", "limit_days", "exempt_until", "exempt_reason", "exempt_by"]);

    public static readonly RegistryFileKind Networks = new(
        "networks.csv", ["network", "allow_private", "requests_per_second", "connections", "reason", "by"]);

    public static readonly RegistryFileKind Robots = new("robots.csv", ["host", "reason", "by", "until"]);

    public static readonly RegistryFileKind Maintenance = new("maintenance.csv", ["site_code", "from", "to", "reason", "by"]);

    public static readonly RegistryFileKind Accounts = new(
        "accounts.csv", ["code", "unit", "platform", "name", "platform_id", "registered_on", "filed_on", "suspended_on", "cancelled_on", "note"]);

    public static readonly RegistryFileKind AccountSources = new("account_sources.csv", ["account", "place", "kind", "address", "zone"]);

    public static readonly RegistryFileKind Interaction = new("interaction.csv", ["account", "checked_on", "effective", "channel", "evidence", "by"]);

    public static readonly RegistryFileKind Filings = new("filings.csv", ["unit", "activity", "filed_on", "starts_on"]);

    public static readonly IReadOnlyList<RegistryFileKind> All =
        [Units, Sites, Columns, Networks, Robots, Maintenance, Accounts, AccountSources, Interaction, Filings];

    public static string KnownNames => string.Join("、", All.Select(k => k.Name));

    public static RegistryFileKind? Of(string path) =>
        All.FirstOrDefault(k => string.Equals(k.Name, Path.GetFileName(path), StringComparison.OrdinalIgnoreCase));
}
