using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FreshnessCrawler.Worker.Tests.Campaigns;

/// <summary>One post of posts.jsonl with its truth.</summary>
internal sealed record CampaignPost(string Id, string Split, DateOnly Published, string Title, string Text, bool Campaign, [property: JsonPropertyName("startsOn")] DateOnly? StartsOn)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<CampaignPost> All { get; } =
        [.. File.ReadLines(Path.Combine(SourceDirectory(), "posts.jsonl")).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<CampaignPost>(line, Options)!)];

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
