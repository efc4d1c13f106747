using System.Text.Json;

namespace FreshnessCrawler.Bench.Reader;

public enum PageGroup
{
    Lists,
    Homes,
    Articles,
}

/// <summary>A real page with its truth.</summary>
/// <param name="Newest">The newest date of a list or home page, null for an article.</param>
/// <param name="ObservedOn">The day it is read on: the day after its newest date, as such a page is fetched soon.</param>
public sealed record CorpusPage(string File, PageGroup Group, Uri Address, byte[] Body, DateOnly? Newest, DateOnly ObservedOn)
{
    /// <summary>Where the repository is checked out beside the corpus.</summary>
    public const string DefaultFolder = "../shared/corpus";

    private static readonly Uri s_somewhere = new("https://www.example.gov.cn/xxgk/");

    public static IReadOnlyList<CorpusPage> Load(string folder)
    {
        using var manifest = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "manifest.json")));
        var pages = new List<CorpusPage>();
        foreach (var entry in manifest.RootElement.EnumerateArray())
        {
            PageGroup? group = entry.GetProperty("kind").GetString() switch { "list" => PageGroup.Lists, "home" => PageGroup.Homes, "article" => PageGroup.Articles, _ => null };
            if (group is null) continue;
            var file = entry.GetProperty("file").GetString()!;
            var newest = Day(entry, "newest");
            var address = entry.TryGetProperty("url", out var url) && Uri.TryCreate(url.GetString()?.Split(' ')[0], UriKind.Absolute, out var uri) ? uri : s_somewhere;
            var day = newest ?? Day(entry, "date") ?? new DateOnly(2026, 11, 23);
            pages.Add(new(file, group.Value, address, System.IO.File.ReadAllBytes(Path.Combine(folder, file)), newest, day.AddDays(1)));
        }

        return pages;
    }

    private static DateOnly? Day(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.GetString() is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", null) : null;
}
