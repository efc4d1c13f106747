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

    [Theory]
    [InlineData("<div>来源：灌溉科　时间：2026-10-9　点击：33</div><p>昨日，全市灌区水费计收培训班顺利结业，参训学员共七十余名。</p>")]
    [InlineData("<p>各县水利局：</p><p>为规范水费计收工作，现将有关要求通知如下，请结合本地实际情况，认真组织落实，遇有问题及时反馈到局灌溉科，不得拖延，更不得以任何理由截留挪用水费收入。</p><p>本通知自发布之日起施行。</p>")]
    public void Of_ShortTextBelowItsTitle_IsArticle(string body) => Assert.Equal(PageKind.Article, Kind("<h1>全市灌区水费计收培训班结业</h1>" + body));

    [Theory]
    [InlineData("<ul><li><a href='n1.html'>关于灌区水费计收的第一号通知</a></li><li><a href='n2.html'>关于灌区水费计收的第二号通知</a></li><li><a href='n3.html'>关于灌区水费计收的第三号通知</a></li></ul>")]
    [InlineData("<ul><li><a href='n1.html'>关于灌区水费计收的第一号通知</a><i>2026-10-09</i></li><li><a href='n2.html'>关于灌区水费计收的第二号通知</a><i>2026-09-08</i></li></ul>")]
    public void Of_ListBelowABreadcrumbThatEndsInText_IsList(string body) =>
        Assert.Equal(PageKind.List, Kind("<h1>全市灌区水费计收培训班结业</h1><p>本栏目发布灌区水费计收的各类通知，欢迎社会各界监督，并提出宝贵意见和建议，联系电话见页面下方，工作日内均可拨打。</p>" + body));

    private static PageKind Kind(string body)
    {
        using var page = HtmlPage.Parse(
            "<html><head><title>全市灌区水费计收培训班结业</title></head><body><div class='position'>当前位置：<a href='/'>首页</a> &gt; <a href='/gg/'>通知</a> &gt; 正文</div>"
            + body + "<div class='footer'>主办：示例县水利局</div></body></html>",
            new Uri("http://slj.example.gov.cn/gg/show.jsp?key=abc"));
        return PageKinds.Of(page, new DateOnly(2026, 11, 23)).Kind;
    }
}
