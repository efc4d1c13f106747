using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

/// <summary>An address is taken as the page's own programs give it, whole, or not at all.</summary>
public sealed class ListSourcesTests
{
    [Theory]
    [InlineData("fetch('/api/news/list?channelId=5&page=1')", "/api/news/list?channelId=5&page=1")]
    [InlineData("var base='/api/'; var channelId='123'; $.ajax({url: base + 'list.json?channelId=' + channelId, success: f});", "/api/list.json?channelId=123")]
    [InlineData("const id = 7\nconst size = 10\naxios.get(`/api/list?id=${id}&size=${size}`)", "/api/list?id=7&size=10")]
    [InlineData("axios.get('/api/list', { params: { columnId: 'a b', page: 1 } })", "/api/list?columnId=a%20b&page=1")]
    [InlineData("axios({ method: 'get', url: '/api/list', params: { columnId: 3 } })", "/api/list?columnId=3")]
    [InlineData("$.getJSON(\"../data/list.json\", f)", "/xwzx/data/list.json")]
    [InlineData("var x=new XMLHttpRequest();x.open(\"get\",\"list_1.json?t=\"+Math.random());x.send()", "/xwzx/gzdt/list_1.json?t=1")]
    [InlineData("function load(page){ $.get('/api/list', {pageNo: page, lm: '9'}, f) } load(1); $('#n').click(function(){ load(page + 1); });", "/api/list?pageNo=1&lm=9")]
    [InlineData("var load = function (url) { $.ajax({ url: url }) }; load('/cms/newsList.do?cid=3')", "/cms/newsList.do?cid=3")]
    [InlineData("new Vue({data(){return {query:{pageNum:1,channelCode:'gzdt'}}},methods:{getList(){axios.get('/api/list',{params:this.query})}}})", "/api/list?pageNum=1&channelCode=gzdt")]
    [InlineData("new Vue({data:{cid:'12',cur:1},methods:{get(p){ $.ajax({url:'/api/list',data:{cid:this.cid,page:p}}) }},mounted(){ this.get(1) }})", "/api/list?cid=12&page=1")]
    [InlineData("var o = { proxyUrl: '/api/article/list?columnid=4', el: '#list' };", "/api/article/list?columnid=4")]
    [InlineData("$.ajax({ type: 'POST', url: '/webapi/newsList', data: 'lmid=20&page=1' })", "/webapi/newsList?lmid=20&page=1")]
    [InlineData("$('#box').load('/inc/news_list.html #rows')", "/inc/news_list.html")]
    [InlineData("/* $.get('/api/old/list?id=1') */ // fetch('/api/older/list?id=2')\n fetch('/api/list?id=3')", "/api/list?id=3")]
    [InlineData("var u = location.origin + '/api/list?dir=' + encodeURIComponent('政策'); fetch(u)", "/api/list?dir=%E6%94%BF%E7%AD%96")]
    public void Find_RequestOfTheScript_GivesItsWholeAddress(string script, string expected)
    {
        var source = Find($"<div id='list'></div><script>{script}</script>")[0];
        Assert.Equal("https://www.example.gov.cn" + expected, source.Url);
        Assert.Equal(ReadingWay.Json, source.Way);
        Assert.NotEmpty(source.Why);
    }

    [Theory]
    [InlineData("fetch('/api/list?channelId=' + getQueryString('id'))")]
    [InlineData("var id; if (a) id = '1'; else id = '2'; fetch('/api/list?channelId=' + id)")]
    [InlineData("function load(id){ fetch('/api/list?channelId=' + id) } load(3); load(4);")]
    [InlineData("$.ajax({url:'/irs/front/list', type:'post', contentType:'application/json', data: JSON.stringify({a:1})})")]
    [InlineData("fetch('/api/list', {method:'POST', body: JSON.stringify({page:1})})")]
    [InlineData("fetch('https://api.other.example.com/list.json?page=1')")]
    [InlineData("fetch('https://www.gov.cn/list.json?page=1')")]
    [InlineData("$.get('/hits/list?id=1'); $.get('/api/visit/count.json'); $.get('/api/login/list?page=1'); $.get('/api/weather/list.json')")]
    [InlineData("$.get('/api/search/list?page=1&size=10'); fetch('/api/so/search?keyword=a&page=1')")]
    [InlineData("fetch('ftp://www.example.gov.cn/api/list.json'); fetch('javascript:list()')")]
    [InlineData("var u = '/api/list?channelId='; u += id; fetch(u)")]
    [InlineData("var tip = '请到 /api/list?x=1 查看'; var css = '/static/list.css?v=1', js = '/js/list.js?v=2';")]
    public void Find_WhatCannotBeToldOrIsNoList_IsNotGuessed(string script) =>
        Assert.Empty(Find($"<div id='list'></div><script>{script}</script>"));

    [Fact]
    public void Find_CommentedOutOrTemplateScripts_NameNothing()
    {
        Assert.Empty(Find("<!-- <script>fetch('/api/list?id=1')</script> -->"));
        Assert.Empty(Find("<script type='text/x-template'>fetch('/api/list?id=1')</script>"));
    }

    [Fact]
    public void Find_ManyRequests_AtMostFourTheBestFirst()
    {
        var sources = Find("<script>fetch('/api/info/a.json');fetch('/api/info/b.json');fetch('/api/info/c.json');fetch('/api/info/d.json');"
            + "fetch('/api/gzdt/list?pageNo=1&channelId=2')</script>");
        Assert.Equal(4, sources.Count);
        Assert.EndsWith("/api/gzdt/list?pageNo=1&channelId=2", sources[0].Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_SameAddressTwice_IsOne() => Assert.Single(Find("<script>fetch('/api/list?id=1');fetch('/api/list?id=1')</script>"));

    [Fact]
    public void Find_Frames_ListBeforeTheRestAndNoOthersSites()
    {
        var sources = Find("<iframe src='/common/page1.html'></iframe><div class='main'><iframe name='listFrame' src='col_list.html' width='100%' height='700'></iframe>"
            + "<iframe src='https://map.other.example.com/x'></iframe><iframe src='about:blank'></iframe><iframe src='/tj.html' width='0' height='0'></iframe></div>");
        Assert.Equal("https://www.example.gov.cn/xwzx/gzdt/col_list.html", sources[0].Url);
        Assert.All(sources, static source => Assert.Equal(ReadingWay.Frame, source.Way));
        Assert.Equal(2, sources.Count);
    }

    [Fact]
    public void Find_JpageWithFewerRecordsThanItSays_GivesTheProxy()
    {
        const string Group = "<script type='text/xml'><datastore><nextgroup><![CDATA[<a href=\"/module/web/jpage/dataproxy.jsp?page=1&columnid=3&unitid=4\"></a>]]></nextgroup>"
            + "<totalrecord>{0}</totalrecord><recordset><record><![CDATA[<li><a href='/art/2026/1/2/art_3_1.html'>关于事项的通知</a><b>2026-01-02</b></li>]]></record></recordset></datastore></script>";
        var source = Assert.Single(Find(Group.Replace("{0}", "40", StringComparison.Ordinal)));
        Assert.Equal(ReadingWay.Jpage, source.Way);
        Assert.Equal("https://www.example.gov.cn/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=60&perpage=20&columnid=3&unitid=4", source.Url);
        Assert.Empty(Find(Group.Replace("{0}", "1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Find_JpageWithoutItsParameters_IsNotGuessed() =>
        Assert.Empty(Find("<script>$('#1').jpage({ proxyUrl: '/module/web/jpage/dataproxy.jsp', ajaxParam: { columnid: getId() } })</script>"));

    private static IReadOnlyList<ListSource> Find(string body)
    {
        using var page = HtmlPage.Parse($"<html><head><title>工作动态</title></head><body>{body}</body></html>", new Uri("https://www.example.gov.cn/xwzx/gzdt/index.html"));
        return ListSources.Find(page);
    }
}
