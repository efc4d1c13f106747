using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>A page that has content of another kind is no blank column, whatever empty container stands beside it.</summary>
public sealed class BlankClaimTests
{
    [Fact]
    public void Read_EmptyListAlone_IsBlank() => Assert.Equal(ReadingOutcome.Blank, Read("").Outcome);

    [Theory]
    [InlineData("<p>某市林业局贯彻落实党中央关于林业工作的方针政策和决策部署，负责林业及其生态保护修复的监督管理，组织林业生态保护修复和造林绿化工作。</p>")]
    [InlineData("<p>地址：某市某区长虹大道1号</p><p>邮编：332000</p><p>电话：0792-1234567</p><p>传真：0792-7654321</p><p>办公时间：9:00-17:00</p>")]
    public void Read_StaticPageWithAStrayEmptyList_IsNotRead(string content) => Assert.Equal(ReadingOutcome.NotRead, Read(content).Outcome);

    private static ListReading Read(string content)
    {
        using var page = HtmlPage.Parse(
            "<!DOCTYPE html><html><head><title>机构概况</title><meta name=\"ColumnName\" content=\"机构概况\"></head><body>"
            + "<div class=\"nav\"><ul><li><a href=\"/xwdt/\">新闻动态</a></li><li><a href=\"/tzgg/\">通知公告</a></li></ul></div>"
            + "<div class=\"position\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/jggk/\">机构概况</a></div>"
            + $"<div class=\"main\"><h1>机构概况</h1><ul class=\"list\"></ul>{content}</div><div class=\"footer\">主办：某市林业局</div></body></html>",
            new Uri("http://www.example.gov.cn/jggk/"));
        return ListPageReader.Read(page, new DateOnly(2026, 11, 23));
    }
}
