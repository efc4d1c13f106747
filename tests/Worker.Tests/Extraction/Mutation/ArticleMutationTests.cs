using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using FreshnessCrawler.Worker.Tests.Extraction.Articles;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>Every saved article, changed so that it means the same, keeps its date; cut anywhere, it gives none that is not on it.</summary>
public sealed class ArticleMutationTests
{
    private const int Seed = 20261123;

    public static IEnumerable<TheoryDataRow<string>> Names() => ExpectedArticle.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_SavedArticleChanged_KeepsItsDate(string name)
    {
        var page = Case(name);
        var before = Of(page, page.Html);
        var failures = new List<string>();
        foreach (var mutation in PageMutations.All)
        {
            if (mutation.Apply(page, new Random(Seed)) is { } changed && Of(page, changed) is var after && after != before) failures.Add($"{mutation.Name}: {before} became {after}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_SavedArticleCutAtEachTag_NoDateFromNowhere(string name)
    {
        var page = Case(name);
        var at = 0;
        foreach (var piece in Markup.Split(page.Html))
        {
            foreach (var cut in (ReadOnlySpan<int>)[at, at + (piece.Source.Length / 2)])
            {
                var html = page.Html[..cut];
                if (Read(page, html)?.Date is { } date) Assert.True(WrittenDates.Of(html, page.Address, page.ObservedOn).Has(date), $"{date:yyyy-MM-dd} at {cut}");
            }

            at += piece.Source.Length;
        }
    }

    private static PageCase Case(string name)
    {
        var expected = ExpectedArticle.Load(name);
        return new(name, expected.Html(name), new Uri(expected.Url), expected.ObservedOn, IsHome: false);
    }

    private static (DateOnly?, DateTimeOffset?) Of(PageCase page, string html) => Read(page, html) is { } read ? (read.Date, read.PublishedAt) : default;

    private static ArticleReading? Read(PageCase page, string html)
    {
        using var parsed = HtmlPage.Parse(html, page.Address);
        return ArticleReader.Read(parsed, page.ObservedOn);
    }
}
