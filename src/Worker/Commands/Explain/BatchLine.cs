using System.Globalization;
using System.Text.Json;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>One line of a batch: <c>{"file","url","asOf","fetchedAt"}</c>; other properties are for the caller's own use.</summary>
/// <param name="Problem">What is wrong with the line, in Chinese, by field; null where nothing is.</param>
internal sealed record BatchLine(string? File, string? Url, DateOnly? AsOf, DateTimeOffset? FetchedAt, string? Problem)
{
    private static readonly string[] s_days = ["yyyy-M-d", "yyyy/M/d"];
    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    public static BatchLine Parse(string line)
    {
        var read = new BatchLine(null, null, null, null, null);
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return read.Bad("本行不是 JSON 对象");
            foreach (var property in json.RootElement.EnumerateObject()) read = read.With(property);
        }
        catch (JsonException fault)
        {
            return read.Bad($"本行不是 JSON 对象（{fault.Message}）");
        }

        return read.File is null ? read.Bad("字段 file 缺失或为空") : read;
    }

    private BatchLine With(JsonProperty property) => property.Name.ToUpperInvariant() switch
    {
        "FILE" => Text(property.Value, out var file) && file is not null ? this with { File = file } : Bad($"字段 file 应为文件名，而不是 {Short(property.Value)}"),
        // Saved pages come from lists kept by hand: an address that is none is as good as an unknown one.
        "URL" => Text(property.Value, out var url) ? this with { Url = url is not null && WebTarget.IsWeb(url) ? url : null } : Bad($"字段 url 应为网址，而不是 {Short(property.Value)}"),
        "ASOF" => Text(property.Value, out var day) && TryDay(day, out var asOf)
            ? this with { AsOf = asOf } : Bad($"字段 asOf 应为 2026-11-23 这样的日期，而不是 {Short(property.Value)}"),
        "FETCHEDAT" => Text(property.Value, out var time) && TryInstant(time, out var at)
            ? this with { FetchedAt = at } : Bad($"字段 fetchedAt 应为 2026-11-23T08:00:00+08:00 这样的时间，而不是 {Short(property.Value)}"),
        _ => this,
    };

    // the first problem speaks
    private BatchLine Bad(string problem) => Problem is null ? this with { Problem = problem } : this;

    // null and an empty text say nothing
    private static bool Text(JsonElement value, out string? text)
    {
        text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;
        if (text is "") text = null;
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Null;
    }

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (text is null) return true;
        if (DateOnly.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var civil)) day = civil;
        else if (TryInstant(text, out var at)) day = DateOnly.FromDateTime(at!.Value.ToOffset(s_china).DateTime);
        return day is not null;
    }

    // A time without a zone is meant in China.
    private static bool TryInstant(string? text, out DateTimeOffset? at)
    {
        at = null;
        if (text is null) return true;
        if (text.Length < 10 || !char.IsAsciiDigit(text[3]) || text[4] is not ('-' or '/') || !text.Contains(':', StringComparison.Ordinal)) return false;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)) return false;
        try
        {
            at = moment.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(moment, s_china) : new DateTimeOffset(moment);
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }

        return true;
    }

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
