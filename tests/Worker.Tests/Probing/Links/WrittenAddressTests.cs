using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class WrittenAddressTests
{
    private static readonly Uri Base = new("http://www.a.gov.cn/x/y.html");

    [Theory]
    [InlineData("z.html", "http://www.a.gov.cn/x/z.html")]
    [InlineData("?p=2", "http://www.a.gov.cn/x/y.html?p=2")]
    [InlineData("//img.a.gov.cn/1.png", "http://img.a.gov.cn/1.png")]
    [InlineData("../../附件.doc", "http://www.a.gov.cn/%E9%99%84%E4%BB%B6.doc")]
    [InlineData("a\n b.html", "http://www.a.gov.cn/x/a%20b.html")]
    [InlineData("\\z\\1.html", "http://www.a.gov.cn/z/1.html")]
    public void Read_Relative_IsResolvedAsBrowsersDo(string raw, string expected) => Assert.Equal(expected, WrittenAddress.Read(raw, Base).Url);

    [Theory]
    [InlineData("HTTP://WWW.A.gov.cn:80/x#top", "http://www.a.gov.cn/x")]
    [InlineData("https://www.a.gov.cn/x/./y/../z", "https://www.a.gov.cn/x/z")]
    public void Read_Absolute_HasOneSpelling(string raw, string expected) => Assert.Equal(expected, WrittenAddress.Read(raw, null).Url);

    [Theory]
    [InlineData("mailto:x@y.z", LinkClass.UnsupportedScheme)]
    [InlineData("weixin://x", LinkClass.UnsupportedScheme)]
    [InlineData("file:///C:/1.doc", LinkClass.UnsupportedScheme)]
    [InlineData("www.a.gov.cn:8080/x", LinkClass.Malformed)]
    [InlineData("http://", LinkClass.Malformed)]
    [InlineData("http://tzgg/1.html", LinkClass.Malformed)]
    [InlineData("http://http://www.a.gov.cn/", LinkClass.Malformed)]
    public void Read_NoWebAddress_SaysWhatItIs(string raw, LinkClass expected) => Assert.Equal((expected, null), (WrittenAddress.Read(raw, null).Fault, WrittenAddress.Read(raw, null).Uri));

    [Theory]
    [InlineData(" /x#y ", "/x")]
    [InlineData("#y", "")]
    [InlineData("  ", "")]
    public void Trim_Href_LosesBlanksAndFragment(string href, string expected) => Assert.Equal(expected, WrittenAddress.Trim(href).ToString());

    [Theory]
    [InlineData("javascript:void(0)", true)]
    [InlineData("data:image/png;base64,x", true)]
    [InlineData("mailto:x", false)]
    public void IsNoLink_Scheme_Decides(string text, bool expected) => Assert.Equal(expected, WrittenAddress.IsNoLink(WrittenAddress.Scheme(text)));

    [Theory]
    [InlineData("http://a.gov.cn/{{url}}", true)]
    [InlineData("http://a.gov.cn/%7B%7Burl%7D%7D", true)]
    [InlineData("http://a.gov.cn/${x}", true)]
    [InlineData("http://a.gov.cn/a{1}.html", false)]
    public void IsPlaceholder_TemplateMarks_Are(string url, bool expected) => Assert.Equal(expected, WrittenAddress.IsPlaceholder(url));
}
