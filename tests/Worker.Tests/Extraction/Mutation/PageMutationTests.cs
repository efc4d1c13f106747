using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>Every saved page, changed in every way: the reader never throws, reports no day that the source does not spell, and
/// reads what means the same as the same.</summary>
public sealed class PageMutationTests
{
    private const int Seed = 20261123;

    public static IEnumerable<TheoryDataRow<string>> Saved() => PageCase.SavedNames();

    public static IEnumerable<TheoryDataRow<string, string, bool>> Real() => PageCase.RealNames();

    [Theory]
    [MemberData(nameof(Saved))]
    public void Read_SavedPageChanged_AsItWas(string name) => AssertKept(PageCase.Saved(name));

    [Theory]
    [MemberData(nameof(Real))]
    public void Read_RealPageChanged_AsItWas(string file, string url, bool isHome) => AssertKept(PageCase.Real(file, url, isHome));

    private static void AssertKept(PageCase page)
    {
        var before = page.Read();
        var failures = new List<string>();
        Check(page, page.Html, before, before, Keeps.Everything, "as it is", failures);
        foreach (var mutation in PageMutations.All.Concat(ContentMutations.All))
        {
            if (mutation.Apply(page, new Random(Seed)) is { } changed) Check(page, changed, before, page.Read(changed), mutation.Keeps, mutation.Name, failures);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static void Check(PageCase page, string source, ListReading before, ListReading after, Keeps keeps, string name, List<string> failures)
    {
        var written = WrittenDates.Of(source, page.Address, page.ObservedOn);
        foreach (var item in after.Items)
        {
            if (item.Date is { } date && !written.Has(date)) failures.Add($"{name}: {date:yyyy-MM-dd} is not on the page ({item.Title})");
        }

        if (keeps == Keeps.Truth && after.Outcome == ReadingOutcome.NotRead) return;
        if (before.Outcome != after.Outcome || before.Newest?.Date != after.Newest?.Date) failures.Add($"{name}: {Of(before)} became {Of(after)}");
        else if (keeps == Keeps.Everything && !before.Items.Select(Of).SequenceEqual(after.Items.Select(Of), StringComparer.Ordinal))
            failures.Add($"{name}: other items\n  {string.Join("\n  ", before.Items.Select(Of))}\nnow\n  {string.Join("\n  ", after.Items.Select(Of))}");
    }

    internal static string Of(ListReading reading) => $"{reading.Outcome} {reading.Newest?.Date:yyyy-MM-dd} {reading.Reason}";

    private static string Of(ListItem item) => $"{item.Date:yyyy-MM-dd} {item.Pinned} {item.Url} {item.Title}";
}
