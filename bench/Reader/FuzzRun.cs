using System.Collections.Concurrent;
using System.Diagnostics;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

namespace FreshnessCrawler.Bench.Reader;

/// <summary>The fuzz of the tests at any length, over the saved pages and the real ones, and the hostile pages of 2 MB.</summary>
public static class FuzzRun
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    /// <returns>Whether nothing was found.</returns>
    public static bool Print(int count, string savedPages, IReadOnlyList<CorpusPage> corpus, TextWriter to)
    {
        _ = Charset.Decode("x"u8, null);
        var seeds = Directory.EnumerateFiles(savedPages, "*.html").Order(StringComparer.Ordinal).Select(Text)
            .Concat(corpus.Where(static page => page.Group == PageGroup.Lists).Select(static page => Text(page.Body))).ToArray();
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
        foreach (var (name, make) in HostilePages.All) Try(name, () =>
        {
            var html = make();
            var text = (html.Length > HostilePages.Length ? html[..HostilePages.Length] : html).ToCharArray();
            return () => PageDrill.Fault(text, text.Length, s_today, withDates: false);
        });
        to.WriteLine($"{HostilePages.All.Count} hostile pages of 2 MB, all readers on each; slowest {Slowest(5)}");
        foreach (var fault in faults.Take(20)) to.WriteLine(fault);
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

    private static string Text(string file) => Text(File.ReadAllBytes(file));

    private static string Text(byte[] body)
    {
        var (rented, length, _) = Charset.Decode(body, null);
        return new string(rented, 0, length);
    }
}
