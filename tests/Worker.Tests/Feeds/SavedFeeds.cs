using System.Runtime.CompilerServices;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Feeds;

/// <summary>The feeds saved beside these tests, all of one visit.</summary>
public static class SavedFeeds
{
    public static DateTimeOffset FetchedAt { get; } = new(2026, 11, 23, 1, 30, 0, TimeSpan.FromHours(8));

    public static string Folder { get; } = Path.Combine(SourceDirectory(), "saved");

    public static IEnumerable<TheoryDataRow<string>> Names() => Files().Select(static name => new TheoryDataRow<string>(name));

    public static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder).Where(static file => !file.EndsWith(".expected.json", StringComparison.Ordinal))
            .Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    /// <summary>The text as the fetcher would decode it, no header given.</summary>
    public static string Text(string name)
    {
        var (rented, length, _) = Charset.Decode(File.ReadAllBytes(Path.Combine(Folder, name)), null);
        return new string(rented, 0, length);
    }

    public static FeedReading Read(string text) => FeedReader.Read(text, new Uri("https://feeds.example.gov.cn/column/feed.xml"), FetchedAt);

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
