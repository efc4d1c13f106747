using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

/// <summary>Each saved page is read as its file says. FRESHNESS_REWRITE_EXPECTED=1 writes the files anew, for review by diff.</summary>
public sealed class SavedColumnPagesTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => SavedColumnPages.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Survey_SavedPage_AsExpected(string name)
    {
        var expected = SavedColumnPages.Expected(name);
        var actual = SavedColumnPages.Read(SavedColumnPages.Text(name, expected.Charset), expected);
        if (Environment.GetEnvironmentVariable("FRESHNESS_REWRITE_EXPECTED") == "1") actual.Save(Path.Combine(SavedColumnPages.Directory, name + ".json"));
        else Assert.Equal(ExpectedColumns.ToJson(expected), ExpectedColumns.ToJson(actual));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Survey_SavedPageCutAnywhere_InventsNothing(string name)
    {
        var expected = SavedColumnPages.Expected(name);
        var html = SavedColumnPages.Text(name, expected.Charset);
        var known = expected.Columns!.Select(static column => column.Url).ToHashSet(StringComparer.Ordinal);
        for (var length = 0; length < html.Length; length += Math.Max(1, html.Length / 60))
        {
            var found = SavedColumnPages.Read(html[..length], expected).Columns!;
            // what a cut leaves of an address or of a name may be new; a whole address is not
            Assert.All(found, column => Assert.True(
                known.Contains(column.Url) || html.Contains(Tail(column.Url), StringComparison.OrdinalIgnoreCase), $"{name} cut at {length}: {column.Name} {column.Url}"));
        }
    }

    private static string Tail(string url) => url.TrimEnd('/')[(url.TrimEnd('/').LastIndexOf('/') + 1)..];
}
