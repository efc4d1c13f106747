using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>What a saved page must be read as; the file beside it.</summary>
public sealed record ExpectedReading(string Url, DateOnly ObservedOn, string Kind, string Charset, ExpectedResult? Reading)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static ExpectedReading Load(string file) =>
        JsonSerializer.Deserialize<ExpectedReading>(File.ReadAllText(file), s_options)!;

    public void Save(string file) => File.WriteAllText(file, ToJson(this) + "\n");

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, s_options);
}

public sealed record ExpectedResult(
    string Outcome, string? Reason, DateOnly? Newest, string? NewestUrl, string? Template, IReadOnlyList<ListItem> Items)
{
    public static ExpectedResult Of(ListReading reading) => new(
        reading.Outcome.ToString(), reading.Reason, reading.Newest?.Date, reading.Newest?.Url, reading.Template, reading.Items);
}
