using FreshnessCrawler.Rules.Observations;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>A page cut anywhere is never blank, and no date is read from it that the whole page does not have.</summary>
public sealed class CutPagesTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => SavedPages.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_SavedPageCutAnywhere_NeverBlankNorInvented(string name)
    {
        var expected = SavedPages.Expected(name);
        var html = SavedPages.Text(name, expected.Charset);
        AssertCuts(html, expected, Math.Max(1, html.Length / 150));
    }

    internal static void AssertCuts(string html, ExpectedReading expected, int step)
    {
        var dates = SavedPages.Read(html, expected).Items.Select(static item => item.Date).Where(static date => date is not null).ToHashSet();
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        for (var length = 0; length < end; length += step)
        {
            var reading = SavedPages.Read(html[..length], expected);
            Assert.True(reading.Outcome != ReadingOutcome.Blank, $"blank at {length}");
            foreach (var item in reading.Items.Where(static item => item.Date is not null))
                Assert.True(dates.Contains(item.Date), $"{item.Date} at {length}: {item.Title}");
        }
    }
}
