using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Files;

/// <summary>Writes what is true of the city.</summary>
public sealed record TruthFile(DateOnly AsOf, IReadOnlyList<TrueColumn> Columns, IReadOnlyList<TrueSite> Sites)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = false,
    };

    /// <summary>Pages of the navigation that are no columns (机构概况): whatever a crawler makes of them, they are no finding.</summary>
    public required IReadOnlyList<string> NoColumns { get; init; }

    public static TruthFile Of(CityPlan city)
    {
        var columns = new List<TrueColumn>();
        var sites = new List<TrueSite>();
        foreach (var site in city.Sites)
        {
            var own = Truth.Columns(city, site);
            columns.AddRange(own);
            sites.Add(Truth.Site(city, site, own));
        }

        return new TruthFile(city.AsOf, columns, sites)
        {
            NoColumns = [.. city.Sites.Where(site => site.Seed.Trap == SiteTrap.Unregistered).Select(site => site.Url("/jgsz/"))],
        };
    }

    public void Write(string path)
    {
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, this, Json);
    }

    public static TruthFile Read(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<TruthFile>(file, Json) ?? throw new InvalidDataException($"{path} is empty.");
    }
}
