using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>What reading one page came to, step by step. The JSON form holds only the properties that scripts rely on.</summary>
public sealed record Explanation
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string Url { get; init; }

    /// <summary>list, home, article, wechat-article, feed, blocked or error.</summary>
    public required string Kind { get; init; }

    /// <summary>read, undated, blank or notRead.</summary>
    public required string Outcome { get; init; }

    public string? Reason { get; init; }
    /// <summary>Of a list, a home page or a feed: the newest publication date (civil day, China).</summary>
    public DateOnly? Newest { get; init; }
    /// <summary>Of an article: its publication date.</summary>
    public DateOnly? Date { get; init; }
    public IReadOnlyList<ExplainedItem> Items { get; init; } = [];

    /// <summary>Each step in words, for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What the rules would say of a column of each class, for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Verdicts { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var step in Steps) text.AppendLine(step);
        foreach (var item in Items.Take(30))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {item.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "----------"} {Source(item)}{(item.Pinned ? "[置顶] " : "")}{item.Title}  {item.Url}{(item.Note is null ? "" : $"（{item.Note}）")}");
        if (Items.Count > 30) text.AppendLine(CultureInfo.InvariantCulture, $"  … 共 {Items.Count} 条");
        text.AppendLine(CultureInfo.InvariantCulture, $"结论：{Outcomes.Chinese(Outcome)}{(Newest is { } day ? $"，最近更新 {day:yyyy-MM-dd}" : Date is { } published ? $"，发布于 {published:yyyy-MM-dd}" : "")}{(Reason is null ? "" : $"（{Reason}）")}");
        foreach (var verdict in Verdicts) text.AppendLine(verdict);
        return text.ToString().TrimEnd();
    }

    private static string Source(ExplainedItem item) => item.Source switch
    {
        "article" => "[文章页] ",
        "address" => "[网址] ",
        "firstSeen" => "[首次见到] ",
        _ => "",
    };
}
