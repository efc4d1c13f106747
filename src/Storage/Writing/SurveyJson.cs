using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The one form of a survey's parts in the database: camelCase, enums as camelCase text, as <see cref="EvidenceJson"/>.</summary>
internal static class SurveyJson
{
    private static readonly SurveyContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter<LinkClass>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Ipv6State>(JsonNamingPolicy.CamelCase),
            new CleanText(),
        },

        // The reader is jsonb, not a browser: Chinese stays Chinese.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal static string Write(IReadOnlyList<LinkTally> tallies) => JsonSerializer.Serialize(tallies, Context.IReadOnlyListLinkTally);

    internal static string Write(IReadOnlyList<LeftOut> leftOut) => JsonSerializer.Serialize(leftOut, Context.IReadOnlyListLeftOut);

    internal static string Write(IReadOnlyList<Ipv6Address> addresses) => JsonSerializer.Serialize(addresses, Context.IReadOnlyListIpv6Address);

    internal static string Write(Ipv6HostObservation host) => JsonSerializer.Serialize(host, Context.Ipv6HostObservation);

    internal static IReadOnlyList<LinkTally> ReadTallies(string json) => Read(json, Context.IReadOnlyListLinkTally);

    internal static IReadOnlyList<LeftOut> ReadLeftOut(string json) => Read(json, Context.IReadOnlyListLeftOut);

    internal static Ipv6HostObservation ReadHost(string json) => Read(json, Context.Ipv6HostObservation);

    private static T Read<T>(string json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type) ?? throw new FormatException("A part of a survey is never null.");

    /// <summary>jsonb refuses \u0000 as text does; and a server's word in a survey that is kept every night is held short.</summary>
    private sealed class CleanText : JsonConverter<string>
    {
        private const int Longest = 500;

        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(PlainText.Clean(value, Longest));
    }
}
