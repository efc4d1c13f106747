using System.Net;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>Where a script opens the item, its address is the one that the script opens.</summary>
public sealed class ClickAddressTests
{
    [Theory]
    [InlineData("/a/1.html", "window.open('/b')", "http://x.example.gov.cn/a/1.html")]
    [InlineData("javascript:void(0)", "window.open('/a/1.html')", "http://x.example.gov.cn/a/1.html")]
    [InlineData("#", "location.href=\"detail.jsp?id=1\"", "http://x.example.gov.cn/tzgg/detail.jsp?id=1")]
    [InlineData("javascript:window.open('../a/1.html','_blank')", "", "http://x.example.gov.cn/a/1.html")]
    [InlineData("javascript:openDetail('5520981')", "", "javascript:openDetail('5520981')")]
    [InlineData("javascript:;", "openDetail('7')", "javascript:openDetail('7')")]
    [InlineData("javascript:;", "go('/detail.html?id='+id)", "javascript:go('/detail.html?id='+id)")]
    public void Read_LinkWithAScript_HasTheAddressItLeadsTo(string href, string onclick, string expected)
    {
        var items = string.Concat(Enumerable.Range(1, 3).Select(i =>
            $"<li><a href=\"{WebUtility.HtmlEncode(href)}\" onclick=\"{WebUtility.HtmlEncode(onclick)}\">关于事项的通知之{i}</a><span>2026-01-0{i}</span></li>"));
        using var page = HtmlPage.Parse($"<html><body><ul>{items}</ul></body></html>", new Uri("http://x.example.gov.cn/tzgg/"));
        Assert.Equal(expected, ListPageReader.Read(page, new DateOnly(2026, 11, 23)).Newest!.Url);
    }
}
