using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>A home page is as old as its dated blocks only where nothing beside them may be newer.</summary>
public sealed class HomeDoubtsTests
{
    private static readonly DateOnly s_day = new(2026, 11, 23);

    [Theory]
    [InlineData("<div class='slider'><ul><li><a href='/yw/202611/t20261119_1.html'><img src='1.jpg' alt='全县秋冬季农田水利建设现场会召开'></a></li></ul></div>", 1)]
    [InlineData("<h2><a href='/yw/202611/t20261120_8.html'>全县召开冬春农田水利建设动员大会</a></h2>", 1)]
    [InlineData("<h2><a href='/yw/show/8.html'>全县召开冬春农田水利建设动员大会</a></h2>", 1)]
    [InlineData("<div><h3>本县要闻</h3><ul><li><a href='/yw/show/1.html'>全县召开冬春农田水利建设动员大会</a></li><li><a href='/yw/show/2.html'>县领导督导冬季安全生产工作情况</a></li><li><a href='/yw/show/3.html'>我县三个项目入选全省示范名单公布</a></li></ul></div>", 3)]
    [InlineData("<ul><li><a href='https://mp.weixin.qq.com/s/Aa1'>全县召开冬春农田水利建设动员大会</a></li><li><a href='https://mp.weixin.qq.com/s/Bb2'>县领导督导冬季安全生产工作情况</a></li><li><a href='https://mp.weixin.qq.com/s/Cc3'>我县三个项目入选全省示范名单公布</a></li></ul>", 3)]
    public void Read_UndatedArticlesBesideAnOldList_AreGivenToBeFollowed(string beside, int count)
    {
        var reading = Read(beside + Old());

        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.Contains("2024-03-05", reading.Reason, StringComparison.Ordinal);
        // the undated stand first, so that no dated neighbour seems to settle them
        Assert.Equal(Enumerable.Repeat(true, count).Concat(Enumerable.Repeat(false, 5)), reading.Items.Select(static item => item.Date is null));
    }

    [Theory]
    [InlineData("<ul id='ywlist'></ul><script>$.get('/api/yw',function(d){$('#ywlist').html(d)})</script>")]
    [InlineData("<ul class='yw'></ul><script>$.getJSON('/api/yw',function(d){for(var x of d)$('.yw').append('<li>'+x.t+'</li>')})</script>")]
    [InlineData("<ul id='yw'></ul><script src='/js/yw.js'></script>")]
    [InlineData("<ul><li v-for='x in items'>{{x.t}}</li></ul>")]
    [InlineData("<iframe src='/yw/frame.html'></iframe>")]
    public void Read_PlaceThatIsFilledLaterBesideAnOldList_IsNotReadAndNothingFollowed(string beside)
    {
        var reading = Read(beside + Old());

        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.Empty(reading.Items);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<script src='/js/jquery.min.js'></script><script src='/js/index.js'></script>")]
    [InlineData("<script>var _hmt=[];(function(){var s=document.createElement('script');s.src='https://hm.baidu.com/hm.js?1';})();</script>")]
    [InlineData("<script>$.ajax({url:'/visit/count',success:function(n){$('#total').html(n)}})</script><span id='total'></span>")]
    [InlineData("<div class='w'><iframe src='https://i.tianqi.com/index.php'></iframe></div><div class='clear'></div>")]
    [InlineData("<div class='links'><a href='/bszn/'>办事指南</a><a href='/wsbs/1.html'>企业开办</a><a href='/nb/'>政府信息公开年报</a></div>")]
    [InlineData("<div><h3>办事服务</h3><ul><li><a href='/bs/1.html'>企业投资项目备案办理事项</a></li><li><a href='/bs/2.html'>建设工程规划许可证核发</a></li><li><a href='/bs/3.html'>不动产统一登记业务办理</a></li></ul></div>")]
    [InlineData("<div class='slider'><a href='/tzgg/202310/t20231001_7.html'><img src='1.jpg' alt='全县秋季农田水利建设现场会召开'></a></div>")]
    [InlineData("<div class='slider'><a href='/tzgg/1.html'><img src='1.jpg' alt='某县某局第1次重点工作推进会召开'></a></div>")]
    public void Read_NothingThatMayBeNewerBesideAnOldList_IsStale(string beside)
    {
        var reading = Read(beside + Old());

        Assert.Equal(ReadingOutcome.Read, reading.Outcome);
        Assert.Equal(new DateOnly(2024, 3, 5), reading.Newest?.Date);
    }

    [Fact]
    public void Read_YearToComeAboveAnOldList_IsFollowedFirst()
    {
        var reading = Read("<ul class='x'><li><a href='/yw/9.html'>全县召开冬春农田水利建设动员大会</a><span>2027-11-18</span></li></ul>" + Old());

        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.True(reading.DependsOnDay);
        Assert.Equal("http://www.example.gov.cn/yw/9.html", reading.Items[0].Url);
    }

    [Fact]
    public void Read_UndatedArticlesBesideAFreshList_AreNoDoubt() =>
        Assert.Equal(ReadingOutcome.Read, Read("<h2><a href='/yw/202611/t20261120_8.html'>全县召开冬春农田水利建设动员大会</a></h2>" + Old("2026-11-1")).Outcome);

    [Theory]
    [InlineData("<a href='/zt1/'>全县推进乡村全面振兴工作专题报道</a>")]
    [InlineData("<a href='javascript:;'>县政府召开第三十次常务会议研究工作</a>")]
    public void Read_LongTitlesWithoutAnArticlesAddress_AreNoBlankHome(string link) =>
        Assert.Equal(ReadingOutcome.NotRead, Read($"<div>{link}{link}{link}</div>").Outcome);

    private static string Old(string days = "2024-03-0") =>
        "<div class='b'><h3>通知公告</h3><ul>" + string.Concat(Enumerable.Range(1, 5).Select(i =>
            $"<li><a href='/tzgg/{(6 - i).ToString(CultureInfo.InvariantCulture)}.html'>某县某局第{i}次重点工作推进会召开</a><span>{days}{6 - i}</span></li>")) + "</ul></div>";

    private static ListReading Read(string main)
    {
        using var page = HtmlPage.Parse(
            "<!DOCTYPE html><html><head><title>某县人民政府</title></head><body><div class=\"nav\"><a href=\"/yw/\">要闻动态</a><a href=\"/tzgg/\">通知公告</a><a href=\"/bs/\">办事服务</a></div>"
            + $"<div class=\"main\">{main}</div><div class='footer'>主办：某县人民政府</div></body></html>",
            new Uri("http://www.example.gov.cn/"));
        return HomePageReader.Read(page, s_day);
    }
}
