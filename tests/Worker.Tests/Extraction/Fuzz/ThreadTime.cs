using System.Diagnostics;
using System.Globalization;

namespace FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

/// <summary>The processor time of the calling thread: what others do on the machine does not count. Where the system does not tell
/// it, the time of day stands in.</summary>
public static class ThreadTime
{
    private const string Source = "/proc/thread-self/schedstat";

    public static TimeSpan Now()
    {
        if (!File.Exists(Source)) return Stopwatch.GetElapsedTime(0);
        var nanoseconds = File.ReadAllText(Source).Split(' ')[0];
        return TimeSpan.FromMicroseconds(long.Parse(nanoseconds, CultureInfo.InvariantCulture) / 1000);
    }
}
