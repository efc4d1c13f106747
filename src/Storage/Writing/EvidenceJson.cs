using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The one form of <see cref="Evidence"/> in the database: camelCase, enums as camelCase text, nothing for null.</summary>
public static class EvidenceJson
{
    private static readonly EvidenceContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new JsonStringEnumConverter<ReadingOutcome>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DateSource>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ColumnPlace>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<LinkClass>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<LinkKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Ipv6State>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<AccountState>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<AccountAccess>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<AccountSourceKind>(JsonNamingPolicy.CamelCase),
            new CleanText(),
        },

        // A verdict's evidence is of one kind, and there are many verdicts: what is not there need not be written.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The reader is jsonb, not a browser: Chinese stays Chinese.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(Evidence evidence) => JsonSerializer.Serialize(evidence, Context.Evidence);

    public static Evidence Read(string json) =>
        JsonSerializer.Deserialize(json, Context.Evidence) ?? throw new FormatException("Evidence is never null.");

    /// <summary>jsonb refuses \u0000 as text does.</summary>
    private sealed class CleanText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(PlainText.Clean(value));
    }
}
