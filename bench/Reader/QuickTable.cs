using FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

namespace FreshnessCrawler.Bench.Reader;

/// <summary>The figures in less than a minute: each way over each group of pages, warmed up, by the thread's own processor time and
/// its own allocations, so that a busy machine shows but little.</summary>
public static class QuickTable
{
    private const int Rounds = 9;
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(150);

    public static void Print(IReadOnlyList<CorpusPage> pages, TextWriter to)
    {
        to.WriteLine("| pages | way | CPU ms a page (least, median) | KB allocated a page | newest date right |");
        to.WriteLine("|---|---|---|---|---|");
        // all that is shared is compiled for good before the first figure
        for (var from = ThreadTime.Now(); ThreadTime.Now() - from < s_start;)
        {
            foreach (var (_, run) in Ways.All) RunAll(pages, run);
        }

        foreach (var group in pages.GroupBy(static page => page.Group))
        {
            var members = group.ToArray();
            foreach (var (name, run) in Ways.All)
            {
                var (least, median, bytes) = Measure(members, run);
                var dated = members.Where(static page => page.Newest is not null).ToArray();
                var right = dated.Count(page => run(page) == page.Newest);
                to.WriteLine($"| {group.Key} ({members.Length}, {members.Average(static page => page.Body.Length) / 1000:F0} KB) | {name} | {least:F2}, {median:F2} | {bytes / 1000:F0} | {(dated.Any(page => run(page) is not null) ? $"{right} of {dated.Length}" : "")} |");
            }
        }
    }

    private static (double Least, double Median, double Bytes) Measure(CorpusPage[] pages, Func<CorpusPage, DateOnly?> run)
    {
        var passes = 1;
        for (var from = ThreadTime.Now(); ThreadTime.Now() - from < 2 * s_round; passes++) RunAll(pages, run);
        passes = Math.Max(1, passes / 2);
        var times = new double[Rounds];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            var from = ThreadTime.Now();
            for (var pass = 0; pass < passes; pass++) RunAll(pages, run);
            times[round] = (ThreadTime.Now() - from).TotalMilliseconds / (passes * pages.Length);
        }

        var bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / (Rounds * passes * pages.Length);
        Array.Sort(times);
        return (times[0], times[Rounds / 2], bytes);
    }

    private static void RunAll(IReadOnlyList<CorpusPage> pages, Func<CorpusPage, DateOnly?> run)
    {
        foreach (var page in pages) run(page);
    }
}
