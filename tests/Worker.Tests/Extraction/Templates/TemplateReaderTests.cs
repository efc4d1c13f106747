using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Templates;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Templates;

public sealed class TemplateReaderTests
{
    private static readonly TemplateReader s_reader = new(TemplatePages.Book);

    public static IEnumerable<TheoryDataRow<string, string>> Entries() =>
        TemplatePages.Book.All.Select(static template => new TheoryDataRow<string, string>(template.Name, template.Sample));

    [Theory]
    [MemberData(nameof(Entries))]
    public void Read_SavedPage_AsExpectedByItsOwnTemplate(string name, string sample)
    {
        var expected = ExpectedReading.Load(TemplatePages.FileOf(sample + ".json"));
        using var page = TemplatePages.Parse(sample, expected);
        var reading = s_reader.Read(page, expected.ObservedOn);
        Assert.NotNull(reading);
        Assert.EndsWith(name, reading.Template, StringComparison.Ordinal);
        var actual = ExpectedResult.Of(reading);
        if (Environment.GetEnvironmentVariable("FRESHNESS_REWRITE_EXPECTED") == "1") (expected with { Reading = actual }).Save(TemplatePages.FileOf(sample + ".json"));
        else Assert.Equal(ExpectedReading.ToJson(expected.Reading), ExpectedReading.ToJson(actual));
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Read_SavedPage_GeneralReaderAgrees(string name, string sample)
    {
        var expected = ExpectedReading.Load(TemplatePages.FileOf(sample + ".json"));
        using var page = TemplatePages.Parse(sample, expected);
        var general = ListPageReader.Read(page, expected.ObservedOn);
        Assert.True(general.Outcome == ReadingOutcome.Read, $"{name}: {general.Reason}");
        Assert.Equal(expected.Reading!.Newest, general.Newest!.Date);
        Assert.Equal(expected.Reading.Items.Count, general.Items.Count);
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Read_SavedPageOfAnotherLook_IsLeftToTheGeneralReader(string name, string sample)
    {
        var expected = ExpectedReading.Load(TemplatePages.FileOf(sample + ".json"));
        using var cut = TemplatePages.Parse(sample, expected, static html => html[..Math.Max(html.LastIndexOf("</li>", StringComparison.Ordinal), html.LastIndexOf("</tr>", StringComparison.Ordinal))]);
        Assert.Null(s_reader.Read(cut, expected.ObservedOn));
        using var redone = TemplatePages.Parse(sample, expected, static html => html.Replace("<li", "<p", StringComparison.Ordinal).Replace("</li>", "</p>", StringComparison.Ordinal).Replace("table", "section", StringComparison.Ordinal));
        Assert.True(s_reader.Read(redone, expected.ObservedOn) is null, name);
    }

    [Fact]
    public void Read_FutureDate_IsRefusedWithANote()
    {
        var expected = ExpectedReading.Load(TemplatePages.FileOf("etui3.json"));
        using var page = TemplatePages.Parse("etui3", expected, static html => html.Replace("2026-10-30", "2027-10-30", StringComparison.Ordinal));
        var item = s_reader.Read(page, expected.ObservedOn)!.Items[2];
        Assert.Null(item.Date);
        Assert.Contains("晚于采集日", item.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UndatedItemOnTop_IsLeftToTheGeneralReader()
    {
        var expected = ExpectedReading.Load(TemplatePages.FileOf("etui3.json"));
        using var page = TemplatePages.Parse("etui3", expected, static html => html.Replace("<span class=\"time\">2026-11-18</span>", "", StringComparison.Ordinal));
        Assert.Null(s_reader.Read(page, expected.ObservedOn));
    }

    [Fact]
    public void Read_AllDatedTheDayOfTheVisit_IsLeftToTheGeneralReader()
    {
        var expected = ExpectedReading.Load(TemplatePages.FileOf("hebei-cms.json"));
        using var page = TemplatePages.Parse("hebei-cms", expected, html => expected.Reading!.Items.Aggregate(
            html, static (text, item) => text.Replace($"{item.Date:yyyy-MM-dd}", "2026-11-20", StringComparison.Ordinal)));
        Assert.Null(s_reader.Read(page, expected.ObservedOn));
    }

    [Fact]
    public void Read_RealListsOfTheCorpus_AgreesWhereItReads()
    {
        foreach (var (file, url) in CorpusTests.Lists.Select(static row => row.Data))
        {
            var newest = DateOnly.Parse(Corpus.Entry(file).GetProperty("newest").GetString()!, CultureInfo.InvariantCulture);
            using var page = HtmlPage.Parse(Corpus.Text(file), new Uri(url));
            if (s_reader.Read(page, newest.AddDays(1)) is { } reading) Assert.Equal(newest, reading.Newest!.Date);
        }
    }
}
