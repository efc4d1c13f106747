using System.Diagnostics;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

public sealed class JsonListReaderTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);
    private static readonly Uri s_address = new("https://www.example.gov.cn/api/list?page=1");

    [Theory]
    [InlineData("\"2026-11-02\"")]
    [InlineData("\"2026-11-02 23:59:59\"")]
    [InlineData("\"2026-11-02T23:30:00\"")]
    [InlineData("\"2026-11-02T23:30:00+08:00\"")]
    [InlineData("\"2026-11-01T16:00:00Z\"")]
    [InlineData("\"2026-11-01T16:00:00.000+0000\"")]
    [InlineData("\"2026/11/2\"")]
    [InlineData("\"2026年11月2日\"")]
    [InlineData("\"20261102\"")]
    [InlineData("20261102")]
    [InlineData("\"20261102093000\"")]
    [InlineData("1793548800")]
    [InlineData("1793635199")]
    [InlineData("1793548800000")]
    [InlineData("\"1793548800000\"")]
    [InlineData("1.7935488E12")]
    [InlineData("\"/Date(1793548800000+0800)/\"")]
    [InlineData("\"Nov 2, 2026 10:00:00 AM\"")]
    [InlineData("\"Mon Nov 02 10:00:00 CST 2026\"")]
    [InlineData("[2026,11,2,10,30]")]
    [InlineData("{\"year\":2026,\"monthValue\":11,\"dayOfMonth\":2}")]
    [InlineData("{\"time\":1793548800000,\"year\":126,\"month\":10,\"day\":1}")]
    [InlineData("\"11-02\"")]
    public void Read_DateInAnyForm_IsTheChinaDay(string value) => Assert.Equal(new DateOnly(2026, 11, 2), Read(List("pubDate", value)).Newest!.Date);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e308")]
    [InlineData("99999999999999999999999")]
    [InlineData("\"0001-01-01T00:00:00\"")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    [InlineData("\"1970-01-01 08:00:00\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1,2]")]
    [InlineData("[99999,99,99]")]
    [InlineData("{\"time\":\"x\"}")]
    [InlineData("\"2026-13-45\"")]
    public void Read_WhatIsNoDate_IsUndated(string value)
    {
        var reading = Read(List("pubDate", value));
        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.NotEmpty(reading.Reason!);
        Assert.Null(reading.Newest);
    }

    [Theory]
    [InlineData("cwrq")]
    [InlineData("writeDate")]
    [InlineData("expireTime")]
    [InlineData("validDate")]
    [InlineData("endTime")]
    [InlineData("effectiveDate")]
    [InlineData("abolished_date")]
    [InlineData("topTime")]
    [InlineData("birthday")]
    public void Read_OnlyADateOfSomethingElse_IsUndated(string field) => Assert.Equal(ReadingOutcome.Undated, Read(List(field, "\"2026-11-02\"")).Outcome);

    [Theory]
    [InlineData("updateTime")]
    [InlineData("createTime")]
    [InlineData("cwrq")]
    [InlineData("gmtModified")]
    public void Read_PublicationBesideAnother_TakesThePublication(string other)
    {
        var reading = Read($"{{\"list\":[{{\"title\":\"关于事项的通知一\",\"url\":\"1.html\",\"{other}\":\"2026-11-22\",\"DOC_PUBTIME\":\"2026-03-01\"}}]}}");
        Assert.Equal(new DateOnly(2026, 3, 1), reading.Newest!.Date);
        Assert.Null(reading.Newest.Note);
    }

    [Fact]
    public void Read_OnlyCreated_SpeaksForTheColumnButNeverAgainstIt()
    {
        var fresh = Read(List("createTime", "\"2026-11-20\""));
        Assert.Equal(ReadingOutcome.Read, fresh.Outcome);
        Assert.Contains("创建时间", fresh.Newest!.Note, StringComparison.Ordinal);
        Assert.Equal(ReadingOutcome.Undated, Read(List("createTime", "\"2024-11-20\"")).Outcome);
    }

    [Theory]
    [InlineData("{\"code\":0,\"data\":{\"total\":0,\"rows\":[]}}", ReadingOutcome.Blank)]
    [InlineData("{\"success\":true,\"totalCount\":\"0\",\"list\":[]}", ReadingOutcome.Blank)]
    [InlineData("{\"code\":500,\"data\":{\"total\":0,\"rows\":[]}}", ReadingOutcome.NotRead)]
    [InlineData("{\"code\":0,\"msg\":\"请先登录\",\"data\":{\"total\":0,\"rows\":[]}}", ReadingOutcome.NotRead)]
    [InlineData("{\"code\":0,\"data\":{\"total\":12,\"rows\":[]}}", ReadingOutcome.NotRead)]
    [InlineData("{\"total\":0,\"rows\":[]}", ReadingOutcome.NotRead)]
    [InlineData("{\"code\":0,\"rows\":[]}", ReadingOutcome.NotRead)]
    [InlineData("{\"code\":0,\"total\":0,\"rows\":[],\"other\":[]}", ReadingOutcome.NotRead)]
    [InlineData("{\"code\":0,\"total\":0,\"rows\":[],\"menus\":[{\"name\":\"政务公开栏目\",\"path\":\"/zwgk/\"}]}", ReadingOutcome.NotRead)]
    [InlineData("[]", ReadingOutcome.NotRead)]
    [InlineData("{}", ReadingOutcome.NotRead)]
    [InlineData("", ReadingOutcome.NotRead)]
    [InlineData("{\"code\":0,\"data\":{\"total\":0,\"rows\":[", ReadingOutcome.NotRead)]
    public void Read_NothingInIt_IsBlankOnlyWhereItSaysSo(string text, ReadingOutcome outcome)
    {
        var reading = Read(text);
        Assert.Equal(outcome, reading.Outcome);
        Assert.NotEmpty(reading.Reason!);
    }

    [Theory]
    [InlineData("<html><body>502 Bad Gateway</body></html>")]
    [InlineData("<p>没有数据</p>")]
    [InlineData("OK")]
    [InlineData("function f(){}")]
    public void Read_WhatIsNoData_IsNull(string text) => Assert.Null(JsonListReader.Read(text, s_address, s_today));

    [Theory]
    [InlineData("cb({0});")]
    [InlineData("\uFEFF{0}")]
    [InlineData(")]}',\n{0}")]
    [InlineData("/* made */ window.data = {0};")]
    [InlineData("{\"data\":\"{1}\"}")]
    public void Read_InItsWrappings_IsRead(string wrapping)
    {
        var list = List("pubDate", "\"2026-11-02\"");
        var text = wrapping.Replace("{0}", list, StringComparison.Ordinal).Replace("{1}", list.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 2), Read(text).Newest!.Date);
    }

    [Fact]
    public void Read_TimeOfDayWithAZoneAlone_IsNoDay() => Assert.Null(Read(List("pubDate", "\"12:30:00.0000000Z\"")).Newest);

    [Fact]
    public void Read_HotListBesideTheList_TakesTheList()
    {
        var reading = Read("{\"hotList\":[{\"title\":\"热门事项排行榜第一\",\"url\":\"9.html\",\"pubDate\":\"2026-11-22\"},{\"title\":\"热门事项排行榜第二\",\"url\":\"8.html\",\"pubDate\":\"2026-11-21\"}],"
            + "\"list\":[{\"title\":\"关于事项的通知一\",\"url\":\"1.html\",\"pubDate\":\"2025-01-05\"}]}");
        Assert.Equal(new DateOnly(2025, 1, 5), reading.Newest!.Date);
    }

    [Theory]
    [InlineData("{\"data\":[{\"name\":\"政务公开栏目导航\",\"url\":\"/zwgk/\",\"updateTime\":\"2026-11-22\"},{\"name\":\"新闻中心栏目导航\",\"url\":\"/xwzx/\",\"updateTime\":\"2026-11-22\"}]}")]
    [InlineData("{\"data\":[{\"name\":\"政务公开栏目导航\",\"url\":\"/zwgk/\"},{\"name\":\"新闻中心栏目导航\",\"url\":\"/xwzx/\"}]}")]
    public void Read_MenuWithTimesOfChange_IsNotRead(string text) => Assert.Equal(ReadingOutcome.NotRead, Read(text).Outcome);

    [Fact]
    public void Read_ListInParts_TakesTheNewestOfAll()
    {
        var reading = Read("{\"data\":[{\"month\":\"一\",\"list\":[{\"title\":\"关于事项的通知一\",\"url\":\"1.html\",\"pubDate\":\"2026-01-05\"}]},"
            + "{\"month\":\"二\",\"list\":[{\"title\":\"关于事项的通知二\",\"url\":\"2.html\",\"pubDate\":\"2026-02-05\"},{\"title\":\"关于事项的通知三\",\"url\":\"3.html\",\"pubDate\":\"2026-02-04\"}]}]}");
        Assert.Equal(3, reading.Items.Count);
        Assert.Equal(new DateOnly(2026, 2, 5), reading.Newest!.Date);
        Assert.DoesNotContain(reading.Items, static item => item.Pinned);
    }

    [Fact]
    public void Read_HundredMegabytesOfNesting_RefusedAtOnce()
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(ReadingOutcome.NotRead, Read(new string('[', 100_000_000)).Outcome);
        Assert.Equal(ReadingOutcome.NotRead, Read(new string('[', 7_000_000)).Outcome);
        Assert.Equal(ReadingOutcome.NotRead, Read(string.Concat(Enumerable.Repeat("[{\"a\":", 500_000))).Outcome);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void Read_FiftyThousandItems_InTime()
    {
        var watch = Stopwatch.StartNew();
        var rows = Enumerable.Range(0, 50_000).Select(static i => $"{{\"id\":{i},\"title\":\"关于事项的通知\",\"pubDate\":\"2026-01-0{(i % 9) + 1}\",\"x\":{{\"y\":[1,2]}}}}");
        var reading = Read($"{{\"list\":[{string.Join(',', rows)}]}}");
        Assert.Equal(50_000, reading.Items.Count);
        Assert.Equal(new DateOnly(2026, 1, 9), reading.Newest!.Date);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("{\"list\":[{\"title\":\"\\ud800\",\"pubDate\":\"2026-01-01\"}]}")]
    [InlineData("{\"list\":[{\"ti\\ud800tle\":\"关于事项的通知\",\"pubDate\":\"2026-01-01\"}]}")]
    [InlineData("{'list':[{title:'\\ud800关于事项的通知',pubDate:'2026-01-01'}]}")]
    [InlineData("{\"list\":[{\"title\":\"关于\ud800事项的通知\",\"pubDate\":\"2026-01-01\"}]}")]
    public void Read_HalfSurrogates_DoNotThrow(string text) => Assert.NotNull(JsonListReader.Read(text, s_address, s_today));

    [Fact]
    public void Read_HugeTexts_AreBounded()
    {
        var reading = Read($"{{\"list\":[{{\"title\":\"{new string('通', 2_000_000)}\",\"url\":\"{new string('u', 2_000_000)}\",\"pubDate\":\"2026-01-05\"}}]}}");
        Assert.Equal(new DateOnly(2026, 1, 5), reading.Newest!.Date);
        Assert.True(reading.Newest.Title.Length <= 500);
        Assert.True(reading.Newest.Url.Length <= 2000);
    }

    private static ListReading Read(string text) => JsonListReader.Read(text, s_address, s_today)!;

    private static string List(string field, string value) => $"{{\"list\":[{{\"title\":\"关于事项的通知一\",\"url\":\"1.html\",\"{field}\":{value}}}]}}";
}
