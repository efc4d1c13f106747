using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>Each saved page is read as its file says. FRESHNESS_REWRITE_EXPECTED=1 writes the files anew, for review by diff.</summary>
public sealed class SavedPagesTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => SavedPages.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_SavedPage_AsExpected(string name)
    {
        var expected = SavedPages.Expected(name);
        var actual = ExpectedResult.Of(SavedPages.Read(SavedPages.Text(name, expected.Charset), expected));
        if (Environment.GetEnvironmentVariable("FRESHNESS_REWRITE_EXPECTED") == "1")
            (expected with { Reading = actual }).Save(Path.Combine(SavedPages.Directory, name + ".json"));
        else
            Assert.Equal(ExpectedReading.ToJson(expected.Reading), ExpectedReading.ToJson(actual));
    }
}
