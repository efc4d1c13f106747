using System.Globalization;
using System.Text.Json;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Tests.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Feeds;

public sealed class FeedCorpusTests
{
    private static readonly string[] s_dateFields = ["publishedParsed", "pubDateParsed", "updatedParsed"];

    [Fact]
    public void Read_RealFeeds_EveryDatedItemRightAndNoOtherDated()
    {
        using var manifest = JsonDocument.Parse(Corpus.Text("manifest.json"));
        var wrong = new List<string>();
        var feeds = 0;
        foreach (var entry in manifest.RootElement.EnumerateArray().Where(static entry => entry.GetProperty("kind").GetString() == "feed"))
        {
            feeds++;
            var file = entry.GetProperty("file").GetString()!;
            var expected = entry.GetProperty("items").EnumerateArray().Select(Published).ToList();
            var reading = FeedReader.Read(Corpus.Text(file), new Uri("http://feeds.example.com/f.xml"), new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
            if (!reading.Items.Select(static item => item.Published).SequenceEqual(expected)) wrong.Add($"{file}: {string.Join(", ", reading.Items)}");
            var outcome = expected.Count == 0 ? ReadingOutcome.NotRead : ReadingOutcome.Read;
            if (reading.Outcome != outcome && !expected.Contains(null)) wrong.Add($"{file}: {reading.Outcome} {reading.Reason}");
        }

        Assert.Empty(wrong);
        Assert.True(feeds > 10);
    }

    private static DateTimeOffset? Published(JsonElement item)
    {
        foreach (var field in s_dateFields)
        {
            if (item.TryGetProperty(field, out var value)) return DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture);
        }

        return null;
    }
}
