// The reader alone, from a page's bytes to its newest date, over real pages and beside general ways of dating a page.
// usage: [--corpus PATH] [--quick | --fuzz COUNT [--pages PATH] | --fuzz-page NUMBER [--pages PATH] | what BenchmarkDotNet takes]
using BenchmarkDotNet.Running;
using FreshnessCrawler.Bench.Reader;

var rest = args.ToList();
var folder = Take("--corpus") ?? CorpusPage.DefaultFolder;
var quick = rest.Remove("--quick");
var fuzz = Take("--fuzz");
var fuzzPage = Take("--fuzz-page");
var saved = Take("--pages") ?? "tests/Worker.Tests";
if (!File.Exists(Path.Combine(folder, "manifest.json")))
{
    await Console.Error.WriteLineAsync($"no corpus in {folder}: name its folder by --corpus");
    return 2;
}

var pages = CorpusPage.Load(folder);
if (fuzzPage is not null)
{
    Console.Write(FuzzRun.PageOf(int.Parse(fuzzPage, null), saved, pages));
    return 0;
}

if (fuzz is not null) return FuzzRun.Print(int.Parse(fuzz, null), saved, pages, Console.Out) ? 0 : 1;
if (quick)
{
    QuickTable.Print(pages, Console.Out);
    return 0;
}

Environment.SetEnvironmentVariable(ReaderBenchmarks.FolderVariable, Path.GetFullPath(folder));
BenchmarkRunner.Run<ReaderBenchmarks>(args: [.. rest]);
return 0;

string? Take(string name)
{
    var at = rest.IndexOf(name);
    if (at < 0 || at + 1 == rest.Count) return null;
    var value = rest[at + 1];
    rest.RemoveRange(at, 2);
    return value;
}
