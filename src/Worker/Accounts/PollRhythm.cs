using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>When an account is worth another look: by its own rhythm, within limits, less often while it fails, and never not at all.</summary>
public sealed class PollRhythm(IOptions<AccountOptions> options)
{
    private readonly AccountOptions _options = options.Value;

    /// <summary>The moment of the next look; not after <paramref name="now"/> where it is due.</summary>
    /// <param name="known">What earlier looks left.</param>
    /// <param name="now">Given for an account never looked at, which is due.</param>
    /// <param name="accountId">Shifts the moment by up to a tenth, always the same for one account, so that they do not all come at once.</param>
    public DateTimeOffset NextLook(KnownAccount known, DateTimeOffset now, long accountId = 0)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.LastLookAt is { } last ? last + Interval(known, accountId) : now;
    }

    /// <summary>The time between two looks.</summary>
    public TimeSpan Interval(KnownAccount known, long accountId = 0)
    {
        ArgumentNullException.ThrowIfNull(known);
        var interval = Within(MedianGap(known.RecentPosts) / 2 ?? _options.PollMost / 2);
        for (var failures = known.FailuresInARow; failures > 0 && interval < _options.PollMost; failures--) interval = Within(interval * 2);
        return interval * (1 - (Jitter(accountId) / 10));
    }

    private TimeSpan Within(TimeSpan interval) => interval < _options.PollLeast ? _options.PollLeast : interval > _options.PollMost ? _options.PollMost : interval;

    private static TimeSpan? MedianGap(IReadOnlyList<DateTimeOffset> posts)
    {
        if (posts.Count < 2) return null;
        var moments = posts.OrderDescending().ToList();
        var gaps = moments.Zip(moments.Skip(1), static (later, earlier) => later - earlier).Order().ToList();
        var middle = gaps.Count / 2;
        return gaps.Count % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2;
    }

    // 0 up to 1; ids in a row lie far apart.
    private static double Jitter(long accountId) => (unchecked((ulong)accountId * 0x9E3779B97F4A7C15) >> 11) / (double)(1UL << 53);
}
