using BenchmarkDotNet.Attributes;

namespace FreshnessCrawler.Bench.Reader;

/// <summary>Each way over one real page.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    // Benchmarks run in processes of their own: what the command line said reaches them so.
    public const string FolderVariable = "READER_BENCH_CORPUS";

    private Func<CorpusPage, DateOnly?> _run = static _ => null;
    private CorpusPage? _page;

    [ParamsSource(nameof(Names))]
    public string Way { get; set; } = "";

    [ParamsSource(nameof(Files))]
    public string File { get; set; } = "";

    public static IEnumerable<string> Names() => Ways.All.Select(static way => way.Name);

    /// <summary>One page of each kind: a table of 17 KB, a home page of 131 KB, an article of 125 KB.</summary>
    public static IEnumerable<string> Files() => ["gov/wsjkw-sh-yqtb-list.html", "gov/yichun-02.html", "gov/yichun-03.html"];

    [GlobalSetup]
    public void Load()
    {
        _page = CorpusPage.Load(Environment.GetEnvironmentVariable(FolderVariable)!).Single(page => page.File == File);
        _run = Ways.All.Single(way => way.Name == Way).Run;
    }

    [Benchmark]
    public DateOnly? Run() => _run(_page!);
}
