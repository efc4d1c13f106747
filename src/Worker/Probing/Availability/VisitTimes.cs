namespace FreshnessCrawler.Worker.Probing.Availability;

/// <summary>When a site is visited: once in every stretch of the interval, at a place of its own, a little later each time by chance. The same for
/// every worker that calculates it.</summary>
/// <param name="interval">Between two visits, on average.</param>
/// <param name="jitter">How much later at most; at most half of <paramref name="interval"/>.</param>
public sealed class VisitTimes(TimeSpan interval, TimeSpan jitter)
{
    /// <summary>The visits that fall due from a moment up to another.</summary>
    /// <returns>The number of the stretch, and the moment.</returns>
    public IEnumerable<(long Slot, DateTimeOffset At)> Between(long siteId, DateTimeOffset from, DateTimeOffset to)
    {
        // A late place and its jitter may reach into the next stretch.
        for (var slot = from.UtcTicks / interval.Ticks - 1; slot * interval.Ticks < to.UtcTicks; slot++)
        {
            var at = At(siteId, slot);
            if (at >= from && at < to) yield return (slot, at);
        }
    }

    public DateTimeOffset At(long siteId, long slot)
    {
        // Multiples of the golden ratio spread whatever numbers the registry gives evenly over the stretch.
        var phase = (uint)((ulong)siteId * 2654435769UL) / 4294967296.0 * interval;
        var late = Scrambled((ulong)siteId << 40 ^ (ulong)slot) / (double)ulong.MaxValue * jitter;
        return new DateTimeOffset(slot * interval.Ticks, TimeSpan.Zero) + phase + late;
    }

    // SplitMix64's finish: neighbouring numbers come out unlike.
    private static ulong Scrambled(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
