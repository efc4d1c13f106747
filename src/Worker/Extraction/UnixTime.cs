namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Instants written as a count since 1970.</summary>
public static class UnixTime
{
    /// <summary>The first second of 1990: smaller counts of a page are no dates.</summary>
    private const long OldestSecond = 631_152_000;
    private const long NewestSecond = 4_102_444_800;
    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    /// <summary>Seconds or milliseconds, told apart by their size, as the time in China.</summary>
    public static bool TryRead(double count, out DateTime inChina)
    {
        inChina = default;
        if (count is >= OldestSecond and < NewestSecond) count *= 1000;
        if (count is not (>= OldestSecond * 1000 and < NewestSecond * 1000)) return false;
        inChina = DateTimeOffset.FromUnixTimeMilliseconds((long)count).ToOffset(s_china).DateTime;
        return true;
    }
}
