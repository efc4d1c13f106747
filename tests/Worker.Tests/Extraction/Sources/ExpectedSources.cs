using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.Worker.Extraction.Sources;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

/// <summary>What a saved page must name as its list's places, or a saved answer be read as; the file beside it.</summary>
public sealed record ExpectedSources(
    string Url, DateOnly ObservedOn, string Charset, IReadOnlyList<ListSource>? Sources, string? Shell, ExpectedResult? Reading)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static ExpectedSources Load(string file) => JsonSerializer.Deserialize<ExpectedSources>(File.ReadAllText(file), s_options)!;
}
