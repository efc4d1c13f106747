using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Articles;

/// <summary>Each saved article is read as its file says. FRESHNESS_REWRITE_EXPECTED=1 writes the files anew, for review by diff.</summary>
public sealed class SavedArticlesTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => ExpectedArticle.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_SavedArticle_AsExpected(string name)
    {
        var expected = ExpectedArticle.Load(name);
        using var page = HtmlPage.Parse(expected.Html(name), new Uri(expected.Url));
        var actual = expected with { Kind = PageKinds.Of(page, expected.ObservedOn).Kind, Reading = ArticleReader.Read(page, expected.ObservedOn) };
        if (Environment.GetEnvironmentVariable("FRESHNESS_REWRITE_EXPECTED") == "1") actual.Save(name);
        else Assert.Equal(ExpectedArticle.ToJson(expected), ExpectedArticle.ToJson(actual));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_SavedArticleCutAnywhere_NoOtherVisibleDate(string name)
    {
        var expected = ExpectedArticle.Load(name);
        var html = expected.Html(name);
        for (var length = 0; length < html.Length; length += Math.Max(1, html.Length / 60))
        {
            using var page = HtmlPage.Parse(html[..length], new Uri(expected.Url));
            if (ArticleReader.Read(page, expected.ObservedOn) is not { Date: { } date } cut) continue;
            var note = expected.Reading?.Note ?? "";
            Assert.True(date == expected.Reading?.Date || note.Contains(date.ToString("yyyy-MM-dd"), StringComparison.Ordinal) || cut.DateFrom == "地址中的日期", $"{date} at {length}: {cut}");
        }
    }
}
