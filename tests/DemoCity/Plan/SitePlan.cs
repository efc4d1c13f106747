namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>One site of the city.</summary>
public sealed class SitePlan
{
    public required SiteSeed Seed { get; init; }

    /// <summary>Its place in the table of sites, from 1.</summary>
    public required int Number { get; init; }
    public required string SiteIdCode { get; init; }

    /// <summary>Address that it listens on; null where nobody listens.</summary>
    public required System.Net.IPEndPoint? Listen { get; init; }

    /// <summary>Scheme and authority, without a slash at the end; null where the registry has no address.</summary>
    public required string? Origin { get; init; }
    public required IReadOnlyList<ColumnPlan> Columns { get; init; }

    /// <summary>The columns whose items the home page shows, in its order.</summary>
    public required IReadOnlyList<ColumnPlan> HomeBlocks { get; init; }

    /// <summary>Whether an office has mended what was planted (set by the control port).</summary>
    public bool Rectified { get; set; }

    public string Icp => $"赣ICP备{12000000 + (Number * 137)}号";

    /// <summary>Whether any page of it can be read at all.</summary>
    public bool Readable => Seed.Trap is not (SiteTrap.Challenge412 or SiteTrap.Challenge202 or SiteTrap.Silent or SiteTrap.Unresolvable
        or SiteTrap.Refused or SiteTrap.NoAddress or SiteTrap.Forbidden);

    public string Url(string path) => Origin + path;
}
