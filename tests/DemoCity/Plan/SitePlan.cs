namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>One site of the city.</summary>
public sealed class SitePlan
{
    public required SiteSeed Seed { get; init; }

    /// <summary>Its place in the table of sites, from 1.</summary>
    public required int Number { get; init; }
    public required string SiteIdCode { get; init; }

    /// <summary>Its name in the city's zone, whether or not the name server knows it.</summary>
    public string Host => CityNames.Of(Seed.Code);

    /// <summary>The IPv4 address that its name stands for, and its port.</summary>
    public required System.Net.IPEndPoint EndPoint { get; init; }

    /// <summary>Its IPv6.</summary>
    public required V6Form V6 { get; init; }

    /// <summary>Address that it listens on; null where nobody listens.</summary>
    public System.Net.IPEndPoint? Listen => Seed.Trap is SiteTrap.Unresolvable or SiteTrap.Refused or SiteTrap.NoAddress ? null : EndPoint;

    /// <summary>Scheme and authority, without a slash at the end; null where the registry has no address.</summary>
    public string? Origin => Seed.Trap switch
    {
        SiteTrap.NoAddress => null,
        SiteTrap.SelfSigned => $"https://{Host}:{EndPoint.Port}",
        _ => $"http://{Host}:{EndPoint.Port}",
    };
    public required IReadOnlyList<ColumnPlan> Columns { get; init; }

    /// <summary>The columns whose items the home page shows, in its order.</summary>
    public required IReadOnlyList<ColumnPlan> HomeBlocks { get; init; }

    /// <summary>Links planted in its pages.</summary>
    public IReadOnlyList<PlantedLink> Planted { get; set; } = [];

    /// <summary>The column whose page has the planted links of level 2; its newest article has those of level 3.</summary>
    public ColumnPlan PlantedColumn => Columns.First(column =>
        column is { Level: 2, Category: Category.Other, Trap: ColumnTrap.None, ExemptReason: null } && !HomeBlocks.Contains(column));

    /// <summary>How many attachments each of its columns has on the sub-host without IPv6.</summary>
    public int AttachmentsPerColumn => Seed.Code switch { "weijian" => 3, "linye" => 4, "lushanxihai" => 14, _ => 0 };

    /// <summary>What it answers where nothing is: a plain 404, a page that only says so, or the way to its home page.</summary>
    public HostAnswer Unknown => Seed.Code switch { "weijian" => HostAnswer.SoftNotFound, "kaifaqu" => HostAnswer.SoftToHome, _ => HostAnswer.NotFound };

    /// <summary>A folder that its robots.txt forbids and nobody needs to read; null for none.</summary>
    public string? Forbidden => Seed.Code == "linye" ? "/neibu/" : null;

    /// <summary>Whether an office has mended what was planted (set by the control port).</summary>
    public bool Rectified { get; set; }

    public string Icp => $"赣ICP备{12000000 + (Number * 137)}号";

    /// <summary>Whether any page of it can be read at all.</summary>
    public bool Readable => Seed.Trap is not (SiteTrap.Challenge412 or SiteTrap.Challenge202 or SiteTrap.Silent or SiteTrap.Unresolvable
        or SiteTrap.Refused or SiteTrap.NoAddress or SiteTrap.Forbidden);

    public string Url(string path) => Origin + path;
}
