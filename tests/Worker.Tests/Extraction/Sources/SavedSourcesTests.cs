using System.Runtime.CompilerServices;
using System.Text;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

/// <summary>Each saved page names the places its file says, and each saved answer is read as its file says. FRESHNESS_REWRITE_EXPECTED=1
/// writes the files anew, for review by diff.</summary>
public sealed class SavedSourcesTests
{
    private static readonly string s_directory = Path.Combine(SourceDirectory(), "saved");

    public static IEnumerable<TheoryDataRow<string>> Pages() => Files("*.page.html");

    public static IEnumerable<TheoryDataRow<string>> Answers() => Files("*.answer.*");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Find_SavedPage_AsExpected(string file)
    {
        var expected = Expected(file);
        using var page = HtmlPage.Parse(Text(file, expected.Charset), new Uri(expected.Url));
        var reading = ListPageReader.Read(page, expected.ObservedOn);
        Check(file, expected, expected with
        {
            Sources = ListSources.Find(page),
            Shell = EmptyShell.Proof(page, reading),
            Reading = ExpectedResult.Of(reading),
        });
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Read_SavedAnswer_AsExpected(string file)
    {
        var expected = Expected(file);
        var reading = Read(file, Text(file, expected.Charset), expected)!;
        Assert.Equal(expected.Url, reading.SourceUrl);
        Assert.Equal(file.EndsWith(".xml", StringComparison.Ordinal) ? ReadingWay.Jpage : ReadingWay.Json, reading.Way);
        Check(file, expected, expected with { Reading = ExpectedResult.Of(reading) });
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Read_SavedAnswerCutAnywhere_NeverBlankNorInvented(string file)
    {
        var expected = Expected(file);
        var text = Text(file, expected.Charset);
        var dates = Read(file, text, expected)!.Items.Select(static item => item.Date).ToHashSet();
        for (var length = 0; length < text.TrimEnd(' ', '\n', ';').Length; length += 7)
        {
            if (Read(file, text[..length], expected) is not { } reading) continue;
            Assert.True(reading.Outcome != ReadingOutcome.Blank, $"blank at {length}");
            Assert.All(reading.Items.Where(static item => item.Date is not null), item => Assert.Contains(item.Date, dates));
        }
    }

    private static ListReading? Read(string file, string text, ExpectedSources expected) =>
        file.EndsWith(".xml", StringComparison.Ordinal)
            ? JpageReader.Read(text, new Uri(expected.Url), expected.ObservedOn)
            : JsonListReader.Read(text, new Uri(expected.Url), expected.ObservedOn);

    private static void Check(string file, ExpectedSources expected, ExpectedSources actual)
    {
        if (Environment.GetEnvironmentVariable("FRESHNESS_REWRITE_EXPECTED") == "1")
            File.WriteAllText(ExpectedFile(file), ExpectedReading.ToJson(actual) + "\n");
        else
            Assert.Equal(ExpectedReading.ToJson(expected), ExpectedReading.ToJson(actual));
    }

    private static IEnumerable<TheoryDataRow<string>> Files(string pattern) =>
        Directory.EnumerateFiles(s_directory, pattern).Order(StringComparer.Ordinal).Select(static file => new TheoryDataRow<string>(Path.GetFileName(file)));

    private static ExpectedSources Expected(string file) => ExpectedSources.Load(ExpectedFile(file));

    private static string ExpectedFile(string file) => Path.Combine(s_directory, file[..file.IndexOf('.', StringComparison.Ordinal)] + ".expected.json");

    private static string Text(string file, string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return File.ReadAllText(Path.Combine(s_directory, file), Encoding.GetEncoding(charset));
    }

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
