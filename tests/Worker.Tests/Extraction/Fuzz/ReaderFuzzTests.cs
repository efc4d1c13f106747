using System.Collections.Concurrent;
using System.Globalization;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Tests.Extraction.Mutation;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

/// <summary>Broken pages without number: no exception, no hang, no date from nowhere. FRESHNESS_FUZZ gives how many.</summary>
public sealed class ReaderFuzzTests
{
    private const int FewPages = 3_000;

    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Fact]
    public void Read_MangledPages_NeverThrowsNorInvents()
    {
        _ = Charset.Decode("x"u8, null);
        var count = int.Parse(Environment.GetEnvironmentVariable("FRESHNESS_FUZZ") ?? $"{FewPages}", CultureInfo.InvariantCulture);
        var fuzzer = new PageFuzzer([.. SavedPages.Names().Select(static row => PageCase.Saved(row.Data).Html)]);
        var faults = new ConcurrentBag<string>();
        Parallel.For(0, count, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken, MaxDegreeOfParallelism = 2 }, number =>
        {
            try
            {
                var (body, charset) = fuzzer.Make(number);
                var cpu = ThreadTime.Now();
                if (PageDrill.Fault(body, charset, s_today) is { } fault) faults.Add($"page {number}: {fault}");
                if (ThreadTime.Now() - cpu > HostilePageTests.Most) faults.Add($"page {number} takes {(ThreadTime.Now() - cpu).TotalSeconds:0.0} s");
            }
#pragma warning disable CA1031 // every exception is a finding here
            catch (Exception e)
#pragma warning restore CA1031
            {
                faults.Add($"page {number}: {e}");
            }
        });
        Assert.True(faults.IsEmpty, $"{faults.Count} faults\n{string.Join('\n', faults.Take(10))}");
    }

    [Fact]
    public void TryFind_RandomTexts_StaysWithinTheText()
    {
        const string Glyphs = "0123456789012345678901234567890123456789０９-/.年月日号 :：[]()（）今昨前天日刚小时分钟周至到民国T_第\ud800\u3000";
        var random = new Random(1);
        var text = new char[24];
        for (var i = 0; i < 200_000; i++)
        {
            var length = random.Next(text.Length);
            for (var at = 0; at < length; at++) text[at] = Glyphs[random.Next(Glyphs.Length)];
            if (!DateText.TryFind(text.AsSpan(0, length), s_today, out var found)) continue;
            Assert.True(found.Start >= 0 && found.Length > 0 && found.Start + found.Length <= length, new string(text, 0, length));
            Assert.InRange(found.Value.Year, 1900, 2100);
        }
    }
}
