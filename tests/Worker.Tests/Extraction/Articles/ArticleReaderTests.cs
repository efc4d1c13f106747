using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Articles;

public sealed class ArticleReaderTests
{
    private const string Text =
        "<p>近日，市水利局组织人员对全市重点水库、堤防和灌区开展安全巡查，逐一登记隐患，明确整改责任。</p><p>各县区于2026年3月1日前完成整改，发布日期为2026年3月5日的通知同时废止。</p>";

    private static readonly DateOnly s_observedOn = new(2026, 11, 20);

    [Theory]
    [InlineData("发布时间：2024-05-06 10:20")]
    [InlineData("发 布 时 间 ： 2024年05月06日")]
    [InlineData("【发布日期：2024/5/6】")]
    [InlineData("来源：市水利局　发表时间：2024.05.06　浏览：12")]
    [InlineData("<span>发布日期</span><span>2024-05-06</span>")]
    [InlineData("<b>发布于</b> 2024-05-06 08:00:00")]
    [InlineData("公开日期：<i>2024-05-06</i> 文号：示府〔2023〕5号")]
    [InlineData("时间：2024-05-06 来源：市水利局")]
    [InlineData("日期：2024-5-6 点击：8")]
    [InlineData("2024-05-06 09:00 来源：示例日报 作者：通讯员")]
    [InlineData("(2024-05-06)")]
    [InlineData("成文日期：2024-04-01 发布日期：2024-05-06")]
    [InlineData("有效期至：2029-04-01 实施日期：2024-06-01 发布日期：2024-05-06")]
    [InlineData("发布日期：二〇二四年五月六日")]
    [InlineData("发布日期：民国113年5月6日")]
    public void Read_DateShownByTheTitle_IsTaken(string line) => Assert.Equal(new DateOnly(2024, 5, 6), Read(line)!.Date);

    [Theory]
    [InlineData("成文日期：2024-05-06")]
    [InlineData("印发日期：2024年5月6日")]
    [InlineData("施行日期：2024-05-06")]
    [InlineData("截止时间：2024-05-06 17:00")]
    [InlineData("会议时间：2024-05-06 地点：三楼会议室")]
    [InlineData("<p>时间：2024年5月6日</p><p>地点：三楼会议室</p>")]
    [InlineData("开庭时间：2024-05-06 09:00")]
    [InlineData("公示期：2024-05-06至2024-05-12")]
    [InlineData("今天是2024年5月6日 星期一")]
    [InlineData("页面生成时间：2024-05-06 10:00")]
    [InlineData("发布日期：2027-05-06")]
    [InlineData("发布日期：2024年5月")]
    [InlineData("05-06 10:00")]
    public void Read_NoPublicationDate_IsRefusedWithAReason(string line)
    {
        var reading = Read(line)!;
        Assert.Null(reading.Date);
        Assert.NotNull(reading.Reason);
    }

    [Theory]
    [InlineData("（2024年5月6日）")]
    [InlineData("2024年5月6日")]
    public void Read_BareDayBelowTheTitle_IsAHintOnly(string line)
    {
        var reading = Read(line)!;
        Assert.Equal(new DateOnly(2024, 5, 6), reading.Date);
        Assert.True(reading.Confidence < ArticleReading.Sure);
    }

    [Theory]
    [InlineData("2022-04-24 10:00:43", "<meta name=\"others\" content=\"页面生成时间 2022-04-24 10:00:59\">")]
    [InlineData("2022—04—24 10:00", "<meta name=\"others\" content=\"页面生成时间:2022/04/24 10:00:43\">")]
    [InlineData("2022年4月24日 10:00", "<!-- 页面生成时间：2022-04-24 10:00:43 -->")]
    [InlineData("2022-04-24 10:00", "<meta name=\"页面生成时间\" content=\"2022-04-24 10:00:11\">")]
    [InlineData("20220424100043", "<meta name=\"others\" content=\"页面生成时间 2022-04-24 10:00:43\">")]
    [InlineData("2022-04-24", "<meta name=\"others\" content=\"页面生成时间 2022-04-24\">")]
    public void Read_PubDateOfThePagesMaking_IsRefused(string pubDate, string made)
    {
        var reading = Read("", $"<meta name=\"PubDate\" content=\"{pubDate}\">{made}")!;
        Assert.Null(reading.Date);
        Assert.Contains("生成时间", reading.Reason, StringComparison.Ordinal);
        var other = Read("", $"<meta name=\"PubDate\" content=\"2022-04-24 09:59\">{made}")!;
        Assert.Equal(new DateOnly(2022, 4, 24), other.Date);
    }

    [Theory]
    [InlineData("<meta name=\"firstpublishedtime\" content=\"2007-08-20-23:59:59\">", "2007-08-20", "firstpublishedtime 标签")]
    [InlineData("<meta property=\"article:published_time\" content=\"2024-05-05T23:00:00Z\">", "2024-05-06", "article:published_time 标签")]
    [InlineData("<meta name=\"DC.date.issued\" content=\"2024-05-06\">", "2024-05-06", "DC.date.issued 标签")]
    [InlineData("<meta itemprop=\"datePublished\" content=\"2024-05-06T08:00:00+08:00\">", "2024-05-06", "datePublished 标签")]
    [InlineData("<meta name=\"publishdate\" content=\"1714953600000\">", "2024-05-06", "publishdate 标签")]
    [InlineData("<meta name=\"PubDate\" content=\"Mon May 06 09:00:00 CST 2024\">", "2024-05-06", "PubDate 标签")]
    [InlineData("<meta name=\"lastmodifiedtime\" content=\"2025-05-06\"><meta name=\"PubDate\" content=\"2024－05－06 09:00\">", "2024-05-06", "PubDate 标签")]
    public void Read_DateInATagOnly_IsTaken(string metas, string day, string from)
    {
        var reading = Read("", metas)!;
        Assert.Equal(day, $"{reading.Date:yyyy-MM-dd}");
        Assert.Equal(from, reading.DateFrom);
    }

    [Theory]
    [InlineData("var ct = \"1735776000\";", "2025-01-02 08:00")]
    [InlineData("window.ct='1735776000'", "2025-01-02 08:00")]
    [InlineData("var function_ct=\"1535776000\"; ct : 1735776000,", "2025-01-02 08:00")]
    [InlineData("ori_create_time: '1735776000',", "2025-01-02 08:00")]
    [InlineData("\"create_time\":1735776000,", "2025-01-02 08:00")]
    [InlineData("create_time: JsDecode('2025\\x2d01\\x2d02 08:00')", "2025-01-02 08:00")]
    [InlineData("var createTime = '2025-01-02 08:00';", "2025-01-02 08:00")]
    [InlineData("var oriCreateTime = '1735776000';var svr_time='1790000000';", "2025-01-02 08:00")]
    [InlineData("var publish_time = \"2025-01-02\" || \"\";", null)]
    public void Read_WeChatSpelling_IsTaken(string script, string? instant)
    {
        using var page = HtmlPage.Parse($"<html><body id=\"activity-detail\"><h1 id=\"activity-name\">题</h1><div id=\"js_content\"></div><script>{script}</script></body></html>", new Uri("https://mp.weixin.qq.com/s/x"));
        var reading = ArticleReader.Read(page, s_observedOn)!;
        Assert.Equal(ArticleKind.WeChat, reading.Kind);
        Assert.Equal(new DateOnly(2025, 1, 2), reading.Date);
        Assert.Equal(instant, reading.PublishedAt?.ToString("yyyy-MM-dd HH:mm", null));
    }

    [Fact]
    public void Read_WeChatTimeAheadOfTheVisit_IsRefused()
    {
        using var page = HtmlPage.Parse("<body id=\"activity-detail\"><h1 id=\"activity-name\">题</h1><script>var ct=\"1835776000\"</script>", new Uri("https://mp.weixin.qq.com/s/x"));
        var reading = ArticleReader.Read(page, s_observedOn)!;
        Assert.Null(reading.Date);
        Assert.Contains("晚于采集日", reading.Reason, StringComparison.Ordinal);
    }

    private static ArticleReading? Read(string line, string metas = "")
    {
        var html = $"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>市水利局开展水库安全巡查</title>{metas}</head><body>
            <div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gzdt/">工作动态</a></div>
            <h1>市水利局开展水库安全巡查</h1><div>{line}</div><div class="text">{Text}</div>
            <p>上一篇：<a href="/gzdt/101.html">市水利局召开冬修水利会议</a> 2026-11-01</p>
            <div class="footer">主办：示例市水利局 更新日期：2026-11-19</div></body></html>
            """;
        using var page = HtmlPage.Parse(html, new Uri("https://www.example.gov.cn/gzdt/102.html"));
        return ArticleReader.Read(page, s_observedOn);
    }
}
