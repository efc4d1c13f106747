using FreshnessCrawler.Rules.Observations;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>Every page cut before each of its tags and within its texts: it is read as the whole page is, or not at all. A list that
/// lost its newest items, or its dates, would be an office's fault that is none.</summary>
public sealed class PageTruncationTests
{
    private const int MostRealCuts = 150;

    public static IEnumerable<TheoryDataRow<string>> Saved() => PageCase.SavedNames();

    public static IEnumerable<TheoryDataRow<string, string, bool>> Real() => PageCase.RealNames();

    [Theory]
    [MemberData(nameof(Saved))]
    public void Read_SavedPageCutAtEachTag_AsTheWholeOrNotAtAll(string name) => AssertCuts(PageCase.Saved(name), int.MaxValue);

    /// <summary>At each tag where FRESHNESS_FUZZ is set, else at some.</summary>
    [Theory]
    [MemberData(nameof(Real))]
    public void Read_RealPageCut_AsTheWholeOrNotAtAll(string file, string url, bool isHome) =>
        AssertCuts(PageCase.Real(file, url, isHome), Environment.GetEnvironmentVariable("FRESHNESS_FUZZ") is null ? MostRealCuts : int.MaxValue);

    [Theory]
    [InlineData("<!--headTrap<body></body><head></head><html></html>-->")]
    [InlineData("<script>frame.write('<html><body></body></html>');</script>")]
    public void Read_CutPageWithAnEndInCommentOrScript_NotAtAll(string trap)
    {
        var html = $"<html><head>{trap}</head><body><ul><li><a href='/zwgk/202304/t20230417_1.html'>关于事项的通知</a><span>2023-04-17</span></li>";
        var page = new PageCase("trap", html, new Uri("http://www.example.gov.cn/zwgk/"), new DateOnly(2026, 11, 23), IsHome: false);
        Assert.Equal(ReadingOutcome.NotRead, page.Read().Outcome);
        Assert.Equal(ReadingOutcome.Read, page.Read(html + "</ul></body></html>").Outcome);
    }

    private static void AssertCuts(PageCase page, int most)
    {
        var whole = page.Read();
        var dates = whole.Items.Select(static item => item.Date).ToHashSet();
        var failures = new List<string>();
        var cuts = Cuts(page.Html);
        for (var i = 0; i < cuts.Count; i += Math.Max(1, cuts.Count / most))
        {
            var cut = page.Read(page.Html[..cuts[i]]);
            foreach (var item in cut.Items)
            {
                if (item.Date is { } date && !dates.Contains(date)) failures.Add($"at {cuts[i]}: {date:yyyy-MM-dd} {item.Title}");
            }

            if (cut.Outcome == ReadingOutcome.NotRead) continue;
            if (cut.Outcome == ReadingOutcome.Blank || cut.Outcome != whole.Outcome || cut.Newest?.Date != whole.Newest?.Date)
                failures.Add($"at {cuts[i]} of {page.Html.Length}: {PageMutationTests.Of(whole)} became {PageMutationTests.Of(cut)}\n   ...{page.Html[Math.Max(0, cuts[i] - 60)..cuts[i]]}");
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures\n{string.Join('\n', failures.Take(12))}");
    }

    // Before each tag, within it, and within each text, as long as the page's own end is not reached.
    private static List<int> Cuts(string html)
    {
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        if (end < 0) end = html.Length;
        var cuts = new List<int>();
        var at = 0;
        foreach (var piece in Markup.Split(html))
        {
            if (at > end) break;
            cuts.Add(at);
            if (piece.Source.Length > 1 && at + (piece.Source.Length / 2) < end) cuts.Add(at + (piece.Source.Length / 2));
            at += piece.Source.Length;
        }

        return cuts;
    }
}
