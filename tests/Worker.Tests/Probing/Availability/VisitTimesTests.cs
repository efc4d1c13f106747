using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Availability;

public sealed class VisitTimesTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(8));
    private readonly VisitTimes _times = new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5));

    [Fact]
    public void Between_SeventyOneSitesOverADay_SpreadEvenly()
    {
        var minutes = Enumerable.Range(1, 71)
            .SelectMany(site => _times.Between(site, Midnight, Midnight.AddDays(1)))
            .Select(v => (v.At - Midnight).TotalMinutes).ToList();
        var hours = new int[24];
        var fives = new int[12];
        foreach (var minute in minutes)
        {
            hours[(int)(minute / 60)]++;
            fives[(int)(minute % 60 / 5)]++;
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"visits by hour: {string.Join(' ', hours)}; by five minutes of the hour, a day: {string.Join(' ', fives)}");

        Assert.InRange(minutes.Count, 71 * 24 - 12, 71 * 24 + 12);
        Assert.All(hours, count => Assert.InRange(count, 66, 76));

        // 142 would be even.
        Assert.All(fives, count => Assert.InRange(count, 142 * 0.75, 142 * 1.25));
        var most = minutes.GroupBy(m => (int)m).Max(g => g.Count());
        Assert.InRange(most, 1, 8);
    }

    [Fact]
    public void Between_OneSite_IsOnceAnHourNeverCloserThanTheJitterAllows()
    {
        var visits = _times.Between(17, Midnight, Midnight.AddDays(7)).Select(v => v.At).ToList();

        Assert.InRange(visits.Count, 167, 169);
        Assert.All(visits.Zip(visits.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalMinutes, 55, 65));
        Assert.True(visits.Select(v => v.Minute).Distinct().Count() > 3, "each visit has its own jitter");
    }

    [Fact]
    public void Between_AnyWindowOfADay_HasAtLeastTwentyThree()
    {
        foreach (var site in Enumerable.Range(1, 71))
        {
            for (var start = Midnight; start < Midnight.AddDays(1); start = start.AddMinutes(7))
                Assert.InRange(_times.Between(site, start, start.AddDays(1)).Count(), 23, 25);
        }
    }

    [Fact]
    public void Between_AnyWindowOfADayByTheSettingsAsTheyAre_HasAtLeastTwentyFour()
    {
        var options = new AvailabilityOptions();
        var times = new VisitTimes(options.Interval, options.Jitter);
        foreach (var site in Enumerable.Range(1, 71))
        {
            for (var start = Midnight; start < Midnight.AddDays(1); start = start.AddMinutes(7))
                Assert.InRange(times.Between(site, start, start.AddDays(1)).Count(), 24, 26);
        }
    }

    [Fact]
    public void Between_SeventyOneSitesBehindOneAddress_HardlyEverFallDueTogether()
    {
        var options = new AvailabilityOptions();
        var times = new VisitTimes(options.Interval, options.Jitter);
        var seconds = Enumerable.Range(1, 71).SelectMany(site => times.Between(site, Midnight, Midnight.AddDays(7)))
            .CountBy(visit => visit.At.Ticks / TimeSpan.TicksPerSecond).ToList();

        // By chance alone 1 % of the visits share their second with another; who does waits for his turn at the address.
        Assert.True(seconds.Max(second => second.Value) <= 2);
        Assert.InRange(seconds.Count(second => second.Value > 1), 0, seconds.Count / 40);
    }

    [Fact]
    public void Between_AskedTwiceFromDifferentMoments_SaysTheSame()
    {
        var first = _times.Between(5, Midnight, Midnight.AddHours(3)).ToList();
        var second = _times.Between(5, Midnight.AddHours(1), Midnight.AddHours(3)).ToList();

        Assert.Equal(first.Where(v => v.At >= Midnight.AddHours(1)), second);
    }
}
