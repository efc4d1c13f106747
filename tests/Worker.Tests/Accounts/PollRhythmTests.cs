using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Accounts;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts;

public sealed class PollRhythmTests
{
    private static readonly PollRhythm s_rhythm = new(AccountCase.Options());

    private static KnownAccount Known(int failures, params double[] hoursAgo) => KnownAccount.Nothing with
    {
        RecentPosts = [.. hoursAgo.Select(static hours => AccountCase.Now.AddHours(-hours))],
        LastLookAt = AccountCase.Now,
        FailuresInARow = failures,
    };

    [Fact]
    public void NextLook_NeverLookedAt_IsDue() => Assert.Equal(AccountCase.Now, s_rhythm.NextLook(KnownAccount.Nothing, AccountCase.Now, 5));

    [Fact]
    public void Interval_HalfTheMedianGap_WithinLimits()
    {
        Assert.Equal(TimeSpan.FromHours(5), s_rhythm.Interval(Known(0, 0, 10, 20, 500)));
        Assert.Equal(TimeSpan.FromHours(2), s_rhythm.Interval(Known(0, 0, 1, 2)));
        Assert.Equal(TimeSpan.FromHours(24), s_rhythm.Interval(Known(0, 0, 400)));
        Assert.Equal(TimeSpan.FromHours(12), s_rhythm.Interval(Known(0)));
    }

    [Fact]
    public void Interval_Failures_DoubleUpToTheCapAndNeverBeyond()
    {
        Assert.Equal(TimeSpan.FromHours(8), s_rhythm.Interval(Known(2, 0, 1, 2)));
        Assert.Equal(TimeSpan.FromHours(24), s_rhythm.Interval(Known(4, 0, 1, 2)));
        Assert.Equal(TimeSpan.FromHours(24), s_rhythm.Interval(Known(int.MaxValue, 0, 1, 2)));
    }

    [Fact]
    public void NextLook_ManyAccounts_SpreadAndAlwaysTheSame()
    {
        var looks = Enumerable.Range(1, 1000).Select(static id => s_rhythm.NextLook(Known(0, 0, 10, 20), AccountCase.Now, id)).ToList();
        Assert.Equal(looks, Enumerable.Range(1, 1000).Select(static id => s_rhythm.NextLook(Known(0, 0, 10, 20), AccountCase.Now, id)));
        Assert.All(looks, static look => Assert.InRange(look, AccountCase.Now.AddHours(4.5), AccountCase.Now.AddHours(5)));
        Assert.True(looks.Distinct().Count() > 900);
        Assert.True(looks.Max() - looks.Min() > TimeSpan.FromMinutes(25));
    }
}
