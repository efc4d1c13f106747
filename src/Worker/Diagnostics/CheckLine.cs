using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FreshnessCrawler.Worker.Diagnostics;

/// <summary>One line of a check-up.</summary>
/// <param name="Mend">What to do about it; null when there is nothing to do.</param>
public sealed record CheckLine(string Name, CheckState State, string Message, string? Mend = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string ToJson(IReadOnlyList<CheckLine> lines) => JsonSerializer.Serialize(lines, Json);

    public string ToText()
    {
        var state = State switch { CheckState.Ok => "ok  ", CheckState.Warn => "warn", _ => "fail" };
        return $"{state}  {Name,-10} {Message}{(Mend is null ? "" : $"\n      → {Mend}")}";
    }
}
