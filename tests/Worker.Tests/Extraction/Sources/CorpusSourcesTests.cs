using System.Diagnostics;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

/// <summary>Real pages whose list or text stands in their own markup: none of them is a shell, and looking for other places costs little.</summary>
public sealed class CorpusSourcesTests
{
    [Fact]
    public void Proof_RealPages_AreNoShells()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Corpus.Root, "gov"), "*.html", SearchOption.AllDirectories).Concat(
            Directory.EnumerateFiles(Path.Combine(Corpus.Root, "articles"), "*.html")).ToList();
        Assert.NotEmpty(files);
        var watch = new Stopwatch();
        foreach (var file in files)
        {
            using var page = HtmlPage.Parse(File.ReadAllText(file), new Uri("https://www.example.gov.cn/xwzx/gzdt/"));
            var reading = ListPageReader.Read(page, new DateOnly(2026, 11, 23));
            watch.Start();
            var sources = ListSources.Find(page);
            var proof = EmptyShell.Proof(page, reading);
            watch.Stop();
            foreach (var source in sources) TestContext.Current.TestOutputHelper?.WriteLine($"{Path.GetFileName(file)}: {source.Way} {source.Url} {source.Why}");
            Assert.True(proof is null, $"{file}: {proof}");
            Assert.True(sources.Count <= 4);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{files.Count} pages, {watch.Elapsed.TotalMilliseconds / files.Count:F2} ms each");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(0.5 * files.Count), $"{watch.Elapsed}");
    }
}
