using System.Collections.Concurrent;
using System.Diagnostics;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

namespace FreshnessCrawler.Bench.Reader;

/// <summary>The fuzz of the tests at any length, over the saved pages and the real ones, and the hostile pages of 2 MB.</summary>
public static class FuzzRun
{
    private const int MostTold = 40;

    /// <summary>Bytes. A few large pages would take most of the time and be mangled no better than small ones.</summary>
    private const int LongestSeed = 64_000;

    private static readonly DateOnly s_today = new(2026, 11, 23);

    /// <returns>Whether nothing was found.</returns>
    public static bool Print(int count, string savedPages, IReadOnlyList<CorpusPage> corpus, TextWriter to)
    {
        _ = Charset.Decode("x"u8, null);
        var seeds = SeedsOf(savedPages, corpus);
        var faults = new ConcurrentBag<string>();
        var slowest = new ConcurrentBag<(double Seconds, string Page)>();
        var watch = Stopwatch.StartNew();
        var fuzzer = new PageFuzzer(seeds);
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number => Try($"page {number}", () =>
        {
            var (body, charset) = fuzzer.Make(number);
            return () => PageDrill.Fault(body, charset, s_today);
        }));
        to.WriteLine($"{count} mangled pages from {seeds.Length}: {faults.Count} faults, {watch.Elapsed.TotalSeconds:F0} s; slowest {Slowest(1)}");
        slowest.Clear();
        var steps = new List<(double Seconds, string Step)>();
        foreach (var (name, make) in HostilePages.All) Try(name, () =>
        {
            var html = make();
            var text = (html.Length > HostilePages.Length ? html[..HostilePages.Length] : html).ToCharArray();
            return () => PageDrill.Fault(text, text.Length, s_today, withDates: false, (step, took) => steps.Add((took.TotalSeconds, $"{step}, {name}")));
        });
        to.WriteLine($"{HostilePages.All.Count} hostile pages of 2 MB, all readers on each; slowest {Slowest(5)}");
        to.WriteLine($"slowest single steps {string.Join("; ", steps.OrderByDescending(static one => one.Seconds).Take(15).Select(static one => $"{one.Seconds:F2} s {one.Step}"))}");
        foreach (var fault in faults.Take(MostTold)) to.WriteLine(fault);
        return faults.IsEmpty;

        string Slowest(int most) => string.Join("; ", slowest.OrderByDescending(static one => one.Seconds).Take(most).Select(static one => $"{one.Seconds:F2} s {one.Page}"));

        void Try(string name, Func<Func<string?>> prepare)
        {
            try
            {
                var drill = prepare();
                var from = ThreadTime.Now();
                if (drill() is { } fault) faults.Add($"{name}: {fault}");
                slowest.Add(((ThreadTime.Now() - from).TotalSeconds, name));
            }
#pragma warning disable CA1031 // every exception is a finding here
            catch (Exception e)
#pragma warning restore CA1031
            {
                faults.Add($"{name}: {e}");
            }
        }
    }

    /// <summary>The text of one mangled page, to be looked at.</summary>
    public static string PageOf(int number, string savedPages, IReadOnlyList<CorpusPage> corpus)
    {
        var (body, charset) = new PageFuzzer(SeedsOf(savedPages, corpus)).Make(number);
        var (rented, length, _) = Charset.Decode(body, charset);
        return new string(rented, 0, length);
    }

    // Whatever is saved beside the tests and is no expectation, and the real pages.
    private static string[] SeedsOf(string saved, IReadOnlyList<CorpusPage> corpus) =>
        [.. Directory.EnumerateFiles(saved, "*", SearchOption.AllDirectories).Where(IsSeed).Order(StringComparer.Ordinal).Select(Text), .. corpus.Where(static page => page.Body.Length <= LongestSeed).Select(static page => Text(page.Body))];

    private static bool IsSeed(string file) =>
        Path.GetFileName(Path.GetDirectoryName(file)) is "pages" or "saved" && !file.EndsWith(".expected.json", StringComparison.Ordinal)
            && (Path.GetExtension(file) is ".html" or ".xml" || file.EndsWith(".answer.json", StringComparison.Ordinal));

    private static string Text(string file) => Text(File.ReadAllBytes(file));

    private static string Text(byte[] body)
    {
        var (rented, length, _) = Charset.Decode(body, null);
        return new string(rented, 0, length);
    }
}
