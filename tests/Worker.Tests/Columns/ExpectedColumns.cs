using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.Worker.Columns;

namespace FreshnessCrawler.Worker.Tests.Columns;

/// <summary>What must be found on a saved home or sitemap page; the file beside it.</summary>
/// <param name="Kind">home or sitemap.</param>
/// <param name="Site">The site's own address.</param>
public sealed record ExpectedColumns(
    string Url, string Site, string Kind, string Charset, DateOnly ObservedOn, IReadOnlyList<ExpectedLead>? Leads, IReadOnlyList<ExpectedColumn>? Columns)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static ExpectedColumns Load(string file) => JsonSerializer.Deserialize<ExpectedColumns>(File.ReadAllText(file), s_options)!;

    public void Save(string file) => File.WriteAllText(file, ToJson(this) + "\n");

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, s_options);
}

public sealed record ExpectedLead(string Kind, string Url);

public sealed record ExpectedColumn(string Kind, string Name, string Url, int Level, string? Parent, string Place, string Category, double Confidence, string Reason)
{
    public static ExpectedColumn Of(ProposedColumn column) => new(
        column.Kind.ToString(), column.Name, column.Url, column.Level, column.Parent, column.Place.ToString(), column.Category.ToString(), column.Confidence, column.Reason);
}
