using System.Globalization;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>A day that a page or a block gives for itself is no item's.</summary>
public sealed class ItemPairingTests
{
    private static readonly DateOnly s_newest = new(2023, 5, 5);

    [Theory]
    [InlineData("<p>本栏目共5条信息，最近更新：2026-11-20</p>", "")]
    [InlineData("<div class='stat'>更新时间：2026-11-20</div>", "")]
    [InlineData("<div class='tit'><h2>工作动态</h2><span>最后更新：2026-11-20</span></div>", "")]
    [InlineData("", "<p>本站最后更新：2026-11-20</p>")]
    [InlineData("<p>更新时间：2026-11-20</p>", "<p>更新时间：2026-11-20</p>")]
    public void Read_UpdateOfThePageBesideDatedItems_IsNoItems(string above, string below)
    {
        var reading = Read($"{above}<ul>{Items(5)}</ul>{below}");

        Assert.Equal(s_newest, reading.Newest?.Date);
        Assert.Equal(5, reading.Items.Count(static item => item.Date is not null));
    }

    [Fact]
    public void Read_UpdateOfThePageBesideOneDatedItem_IsNotItsDate() =>
        Assert.Equal(s_newest, Read($"<div><p>更新时间：2026-11-20</p><ul>{Items(1)}</ul></div>").Newest?.Date);

    [Fact]
    public void Read_UpdateOfThePageAboveAnUndatedFirstItem_IsNotItsDate() =>
        Assert.NotEqual(new DateOnly(2026, 11, 20), Read($"<p>更新时间：2026-11-20</p><ul><li><a href='/gzdt/9.html'>某局召开年度重点水利工程建设推进大会</a></li>{Items(5)}</ul>").Newest?.Date);

    [Fact]
    public void Read_HeadlineWithItsDateAboveTheList_KeepsIt() =>
        Assert.Equal(new DateOnly(2026, 11, 20), Read($"<h2><a href='/gzdt/9.html'>某局召开年度重点水利工程建设推进大会</a></h2><p>2026-11-20</p><ul>{Items(5)}</ul>").Newest?.Date);

    private static string Items(int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i =>
            $"<li><a href='/gzdt/{(6 - i).ToString(CultureInfo.InvariantCulture)}.html'>某局召开第{i}次重点工作推进会议</a><span>2023-05-0{6 - i}</span></li>"));

    private static ListReading Read(string main)
    {
        using var page = HtmlPage.Parse(
            "<!DOCTYPE html><html><head><title>工作动态-某局</title></head><body><div class='nav'><a href='/tzgg/'>通知公告栏目</a><a href='/zcwj/'>政策文件栏目</a></div>"
            + "<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/gzdt/'>工作动态</a></div>"
            + $"<div class='main'>{main}</div><div class='footer'>主办：某局</div></body></html>",
            new Uri("http://www.example.gov.cn/gzdt/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
