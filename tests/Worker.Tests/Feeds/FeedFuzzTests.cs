using System.Diagnostics;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Feeds;

/// <summary>Seeded mutations of the saved feeds and of dates: nothing throws, nothing hangs, no date is out of bounds.</summary>
public sealed class FeedFuzzTests
{
    private const int Rounds = 20_000;
    private const string Spice = "<>&\"'/[]{}:,-+0123456789T Z年月\u0000\uFEFF\uD800\\";

    private static readonly string[] s_dates =
    [
        "Mon, 01 Jan 2024 12:00:00 +0800", "2003-12-31T10:14:55.1234Z", "1/2/2006, 3:04:05 PM", "2004-július-13T9:15-05:00", "二〇二四年十一月二十三日", "1704067200000",
        "Mon Jan 01 2024 08:00:00 GMT+0800 (中国标准时间)", "2024年1月2日 下午3时04分", "-03-12", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "/Date(1704067200000)/",
    ];

    [Fact]
    public void Read_MutatedFeeds_NeverThrowsNorHangs()
    {
        var feeds = SavedFeeds.Files().Select(SavedFeeds.Text).ToArray();
        var random = new Random(20261123);
        var watch = new Stopwatch();
        for (var i = 0; i < Rounds; i++)
        {
            var text = Mutate(feeds[i % feeds.Length], random, feeds);
            watch.Restart();
            var reading = SavedFeeds.Read(text);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"round {i}: {watch.Elapsed}");
            Assert.True(reading.Outcome != ReadingOutcome.Blank && (reading.Outcome == ReadingOutcome.Read) == (reading.Reason is null), $"round {i}");
            Assert.All(reading.Items, static item => Assert.True(item.Published is null || item.Published <= SavedFeeds.FetchedAt.AddDays(1)));
            FeedReader.LooksLikeFeed(text);
        }
    }

    [Fact]
    public void TryRead_MutatedDates_NeverThrows()
    {
        var random = new Random(20261124);
        for (var i = 0; i < Rounds; i++)
        {
            var text = Mutate(s_dates[i % s_dates.Length], random, s_dates);
            if (FeedDate.TryRead(text, TimeSpan.FromHours(8), out var value)) Assert.Equal(TimeSpan.Zero, value.Offset);
            else Assert.Equal(default, value);
        }
    }

    private static string Mutate(string text, Random random, string[] others)
    {
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(text.Length - at, random.Next(12));
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, Spice[random.Next(Spice.Length)].ToString()),
                3 => text.Remove(at, length).Insert(at, new string(Spice[random.Next(Spice.Length)], length)),
                4 => text[..at],
                _ => text[..at] + others[random.Next(others.Length)] is var joined && joined.Length > 20_000 ? text : joined,
            };
        }

        return text;
    }
}
