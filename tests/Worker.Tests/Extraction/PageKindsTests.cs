using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class PageKindsTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => SavedPages.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_SavedPage_ItsKind(string name)
    {
        var expected = SavedPages.Expected(name);
        using var page = HtmlPage.Parse(SavedPages.Text(name, expected.Charset), new Uri(expected.Url));
        var kind = name == "article-with-related-list" ? PageKind.Article : expected.Kind == "home" ? PageKind.Home : PageKind.List;
        Assert.Equal(kind, PageKinds.Of(page, expected.ObservedOn).Kind);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_SavedListOfUnknownAddress_NeverHomeNorArticle(string name)
    {
        var expected = SavedPages.Expected(name);
        if (expected.Kind == "home" || name == "article-with-related-list") return;
        using var page = HtmlPage.Parse(SavedPages.Text(name, expected.Charset), new Uri("file:///saved/page.html"));
        Assert.Equal(PageKind.List, PageKinds.Of(page, expected.ObservedOn).Kind);
    }
}
