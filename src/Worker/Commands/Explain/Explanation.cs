using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>What reading one page came to, step by step. The JSON form holds only the properties that scripts rely on.</summary>
public sealed record Explanation
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string Url { get; init; }

    /// <summary>list, home, article, blocked or error.</summary>
    public required string Kind { get; init; }

    /// <summary>read, undated, blank or notRead.</summary>
    public required string Outcome { get; init; }

    public string? Reason { get; init; }
    public DateOnly? Newest { get; init; }
    public DateOnly? Date { get; init; }
    public IReadOnlyList<ExplainedItem> Items { get; init; } = [];

    /// <summary>Each step in words, for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What the rules would say of a column of each class, for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Verdicts { get; init; } = [];

    private static string Chinese(string outcome) => outcome switch
    {
        "read" => "读到",
        "undated" => "有条目而无日期",
        "blank" => "空白",
        _ => "未读到",
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var step in Steps) text.AppendLine(step);
        foreach (var item in Items.Take(30))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {item.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "----------"} {(item.Pinned ? "[置顶] " : "")}{item.Title}  {item.Url}");
        if (Items.Count > 30) text.AppendLine(CultureInfo.InvariantCulture, $"  … 共 {Items.Count} 条");
        text.AppendLine(CultureInfo.InvariantCulture, $"结论：{Chinese(Outcome)}{(Newest is { } day ? $"，最近更新 {day:yyyy-MM-dd}" : "")}{(Reason is null ? "" : $"（{Reason}）")}");
        foreach (var verdict in Verdicts) text.AppendLine(verdict);
        return text.ToString().TrimEnd();
    }
}
