using System.Diagnostics;
using System.Text;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Feeds;

public sealed class FeedReaderTests
{
    // a fraction of a second where nothing else runs; what grows with the square would take minutes
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(20);

    [Fact]
    public void Read_OnlyTheFeedIsDatedNow_ItsItemsDecide()
    {
        var reading = SavedFeeds.Read(SavedFeeds.Text("rsshub-rss.xml"));
        Assert.Equal(ReadingOutcome.Read, reading.Outcome);
        Assert.Equal(new DateOnly(2026, 3, 1), reading.Newest!.Day);
    }

    [Theory]
    [InlineData("no-items.xml")]
    [InlineData("no-items.json")]
    public void Read_NoItems_IsUnknownAndNeverBlank(string name)
    {
        var reading = SavedFeeds.Read(SavedFeeds.Text(name));
        Assert.Equal((ReadingOutcome.NotRead, "订阅源没有条目，无法判断"), (reading.Outcome, reading.Reason));
    }

    [Fact]
    public void Read_CutAnywhere_NeverThrowsNorFindsAnotherDate()
    {
        foreach (var name in SavedFeeds.Files())
        {
            var text = SavedFeeds.Text(name);
            var known = SavedFeeds.Read(text).Items.Select(static item => item.Day).ToHashSet();
            for (var length = 0; length < text.Length; length += 1 + (text.Length / 400))
            {
                var reading = SavedFeeds.Read(text[..length]);
                Assert.NotEqual(ReadingOutcome.Blank, reading.Outcome);
                Assert.All(reading.Items, item => Assert.True(item.Day is null || known.Contains(item.Day) || name == "all-now.xml", $"{name} cut at {length}: {item}"));
            }
        }
    }

    [Fact]
    public void Read_OneArticleAsJson_IsNoList()
    {
        const string Article = """{"title":"一篇文章","publish_time":1795000000,"content":"x"}""";
        Assert.Equal((ReadingOutcome.NotRead, false), (SavedFeeds.Read(Article).Outcome, FeedReader.LooksLikeFeed(Article)));
    }

    [Fact]
    public void Read_CutShortAndOld_ProvesNothing()
    {
        var reading = SavedFeeds.Read(SavedFeeds.Text("truncated.xml"));
        Assert.Equal((ReadingOutcome.NotRead, true), (reading.Outcome, reading.Truncated));
        Assert.Single(reading.Items);
    }

    [Fact]
    public void Read_PinnedFirst_NewestIsTheMaximum()
    {
        var reading = SavedFeeds.Read(SavedFeeds.Text("weibo.json"));
        Assert.True(reading.Items[0].Pinned);
        Assert.Equal(new DateOnly(2026, 11, 21), reading.Newest!.Day);
    }

    [Fact]
    public void Read_ItemsSayTheHourOfTheVisit_IsUndated()
    {
        var reading = SavedFeeds.Read(SavedFeeds.Text("all-now.xml"));
        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.All(reading.Items, static item => Assert.Null(item.Published));
    }

    [Theory]
    [InlineData("2026-11-22T16:30:00Z", 23)]
    [InlineData("2026-11-22T15:59:00Z", 22)]
    [InlineData("2026-11-23T16:30:00Z", 23)]
    public void Read_AroundMidnight_DayIsChinasAndNotAfterTheFetch(string published, int day)
    {
        var reading = SavedFeeds.Read($"<feed><entry><title>t</title><published>{published}</published></entry></feed>");
        Assert.Equal(new DateOnly(2026, 11, day), reading.Items[0].Day);
    }

    [Fact]
    public void Read_EntityBomb_ExpandsNothing()
    {
        var text = """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>&b;&c;</title><pubDate>2026-11-20</pubDate></item></channel></rss>
            """;
        var reading = SavedFeeds.Read(text);
        Assert.Equal("&b;&c;", reading.Items[0].Title);
        Assert.Equal(new DateOnly(2026, 11, 20), reading.Newest!.Day);
    }

    [Fact]
    public void Read_FiftyThousandItemsOfFiveMegabytes_AllInBoundedTime()
    {
        var xml = new StringBuilder("<rss><channel>");
        var json = new StringBuilder("{\"items\":[");
        for (var i = 0; i < 50_000; i++)
        {
            xml.Append($"<item><title>标题{i}</title><link>/a/{i}.html</link><pubDate>Fri, 20 Nov 2026 10:00:12 GMT</pubDate></item>");
            json.Append(i == 0 ? "" : ",").Append($"{{\"title\":\"标题{i}\",\"url\":\"/a/{i}.html\",\"create_time\":\"2026-11-20 10:00:00\"}}");
        }

        foreach (var text in new[] { xml.Append("</channel></rss>").ToString(), json.Append("]}").ToString() })
        {
            var watch = Stopwatch.StartNew();
            var reading = SavedFeeds.Read(text);
            Assert.Equal(50_000, reading.Items.Count);
            Assert.False(reading.Truncated);
            Assert.True(watch.Elapsed < s_bound, $"{watch.Elapsed}");
        }
    }

    [Theory]
    [InlineData("<item")]
    [InlineData("<item>")]
    [InlineData("<item><a \"")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<!DOCTYPE [")]
    [InlineData("<item><title>&amp;<![CDATA[x")]
    [InlineData("</item></a></b>")]
    [InlineData("<a><b><c>")]
    [InlineData("<item><pubDate>2026")]
    [InlineData("{\"a\":[")]
    [InlineData("[{\"title\":\"x\",\"date\":\"2026-01-01\",\"b\":")]
    [InlineData("\"\\")]
    [InlineData("'")]
    public void Read_MegabytesOfOneFragment_AreBounded(string fragment)
    {
        var builder = new StringBuilder(fragment[0] is '<' ? "<rss><channel>" : "[");
        while (builder.Length < 5_000_000) builder.Append(fragment);
        var watch = Stopwatch.StartNew();
        var reading = SavedFeeds.Read(builder.ToString());
        Assert.NotEqual(ReadingOutcome.Blank, reading.Outcome);
        Assert.True(watch.Elapsed < s_bound, $"{watch.Elapsed}");
    }
}
