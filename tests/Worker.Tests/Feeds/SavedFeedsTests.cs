using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Tests.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Feeds;

/// <summary>Each saved feed is read as its file says. FRESHNESS_REWRITE_EXPECTED=1 writes the files anew, for review by diff.</summary>
public sealed class SavedFeedsTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => SavedFeeds.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_SavedFeed_AsExpected(string name)
    {
        var file = Path.Combine(SavedFeeds.Folder, name + ".expected.json");
        var actual = ExpectedReading.ToJson(SavedFeeds.Read(SavedFeeds.Text(name))) + "\n";
        if (Environment.GetEnvironmentVariable("FRESHNESS_REWRITE_EXPECTED") == "1") File.WriteAllText(file, actual);
        else Assert.Equal(File.ReadAllText(file), actual);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void LooksLikeFeed_SavedFeed_UnlessItIsAnErrorPage(string name) =>
        Assert.Equal(!name.StartsWith("error-", StringComparison.Ordinal), FeedReader.LooksLikeFeed(SavedFeeds.Text(name)));
}
