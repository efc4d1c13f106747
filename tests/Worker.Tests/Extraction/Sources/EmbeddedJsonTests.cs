using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

/// <summary>Data in a page's scripts is taken as the column's list only where its addresses or its being the only one tell so.</summary>
public sealed class EmbeddedJsonTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Theory]
    [InlineData("var listData = [{0}];")]
    [InlineData("window.__INITIAL_STATE__ = {page:{list:[{0}]}, fn:function(){return [1]}};")]
    [InlineData("new Vue({el:'#app',data:{cur:1,items:[{0}],load:()=>{}}})")]
    [InlineData("var rows = JSON.parse('[{1}]');")]
    public void Read_ListOfTheScript_IsRead(string script) => Assert.Equal(new DateOnly(2026, 10, 9), Read(script)!.Newest!.Date);

    [Theory]
    [InlineData("var bannerList = [{0}];")]
    [InlineData("var hotNews = [{0}];")]
    [InlineData("var menuList = [{0}];")]
    [InlineData("var weather = {list:[{title:'晴到多云',url:'/a',date:'2026-11-23'},{title:'多云转阴',url:'/a',date:'2026-11-24'},{title:'小雨转晴',url:'/a',date:'2026-11-25'}]}")]
    [InlineData("var news = [{0}]; var infoList = [{2}];")]
    [InlineData("var x9 = [{0}];")]
    [InlineData("var list = [{title:'关于事项的通知一',url:'/a/1.html',date:'2026-10-09'},{title:'关于事项的通知二',url:'/a/2.html',date:'2026-09-09'}];")]
    [InlineData("// var list = [{0}];\n")]
    [InlineData("var text = \"var list = [{1}]\";")]
    [InlineData("var list = [{0}")]
    public void Read_WhatMayBeAnothers_IsNotTaken(string script) => Assert.Null(Read(script));

    [Fact]
    public void Read_TwoListsOneBelowThePage_TakesThatOne()
    {
        var reading = Read("var a = [{0}]; var b = [{title:'本栏目事项之一的通知',url:'./1.html',date:'2025-02-01'},{title:'本栏目事项之二的通知',url:'/xwzx/gzdt/2.html',date:'2025-01-01'},"
            + "{title:'本栏目事项之三的通知',url:'3.html',date:'2024-12-01'}];");
        Assert.Equal(new DateOnly(2025, 2, 1), reading!.Newest!.Date);
    }

    [Fact]
    public void Read_PageCutShort_IsNotTaken() => Assert.Null(Read("var listData = [{0}];", end: ""));

    [Fact]
    public void Read_ByTheListReader_ServesWhereTheMarkupHasNone()
    {
        using var page = Page("<div id='box'></div><script>var listData = [" + Rows('"') + "];</script>", "</body></html>");
        var reading = ListPageReader.Read(page, s_today);
        Assert.Equal(ReadingOutcome.Read, reading.Outcome);
        Assert.Equal(ReadingWay.Page, reading.Way);
    }

    [Fact]
    public void Read_BesideAListInTheMarkup_DoesNotReplaceIt()
    {
        using var page = Page("<ul><li><a href='./202401/t20240105_1.html'>关于年度工作的通知</a><span>2024-01-05</span></li><li><a href='./202401/t20240103_2.html'>关于年度考核的通知</a><span>2024-01-03</span></li></ul>"
            + "<script>var listData = [" + Rows('"') + "];</script>", "</body></html>");
        Assert.Equal(new DateOnly(2024, 1, 5), ListPageReader.Read(page, s_today).Newest!.Date);
    }

    private static ListReading? Read(string script, string end = "</body></html>")
    {
        var text = script.Replace("{0}", Rows('"'), StringComparison.Ordinal).Replace("{1}", Rows('"').Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{2}", Rows('\'').Replace("2026-10", "2026-11", StringComparison.Ordinal), StringComparison.Ordinal);
        using var page = Page($"<div id='box'></div><script>{text}</script>", end);
        return EmbeddedJson.Read(page, s_today);
    }

    private static HtmlPage Page(string body, string end) =>
        HtmlPage.Parse($"<html><head><title>工作动态</title></head><body>{body}{end}", new Uri("https://www.example.gov.cn/xwzx/gzdt/index.html"));

    private static string Rows(char quote) =>
        string.Join(',', Enumerable.Range(1, 4).Select(i => $"{{\"title\":\"关于第{i}号事项的通知\",\"url\":\"/content/{i}.html\",\"date\":\"2026-10-0{5 + i}\"}}".Replace('"', quote)));
}
