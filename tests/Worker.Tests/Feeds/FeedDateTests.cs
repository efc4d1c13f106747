using System.Globalization;
using System.Text.Json;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Tests.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Feeds;

public sealed class FeedDateTests
{
    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    [Fact]
    public void TryRead_RealDateStrings_EveryOneAsTheTruthHasIt()
    {
        using var truth = JsonDocument.Parse(Corpus.Text("feeds/date-strings.json"));
        var wrong = new List<string>();
        foreach (var entry in truth.RootElement.EnumerateArray())
        {
            var input = entry.GetProperty("input").GetString()!;
            var expected = entry.GetProperty("utc").GetString();
            // these texts are of tools to which a zone-less time is UTC; the truth has whole seconds
            var actual = FeedDate.TryRead(input, TimeSpan.Zero, out var value) ? Text(value) : null;
            if (actual != expected) wrong.Add($"{input}: {actual ?? "null"}, not {expected ?? "null"}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Mon, 01 Jan 2024 12:00:00 ", "2024-01-01T04:00:00Z")]
    [InlineData("1 Jan 2024 12:00", "2024-01-01T04:00:00Z")]
    [InlineData("Tue, 1 Jan 24 12:00:00 +0800", "2024-01-01T04:00:00Z")]
    [InlineData("01 Jan 2024 12:00:00 CST", "2024-01-01T04:00:00Z")]
    [InlineData("Thu, 30 Apr 2015 08:57:00 MET", "2015-04-30T07:57:00Z")]
    [InlineData("Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z")]
    [InlineData("Mon, 26 January 2004 16:31:00 AT", "2004-01-26T20:31:00Z")]
    [InlineData("Mon, 26 January 2004 16:31:00 PT", "2004-01-27T00:31:00Z")]
    [InlineData("Mon, 01 Jan 2024 12:00:00 GMT+8", "2024-01-01T04:00:00Z")]
    [InlineData("Mon, 01 Jan 2024 12:00:00 UTC+08:00", "2024-01-01T04:00:00Z")]
    [InlineData("Mon, 02 Jan 2006 15:04:05 -0700 MST", "2006-01-02T22:04:05Z")]
    [InlineData("Mon Apr 17 09:00:00 +0800 2023", "2023-04-17T01:00:00Z")]
    [InlineData("Mon Jan 01 2024 08:00:00 GMT+0800 (中国标准时间)", "2024-01-01T00:00:00Z")]
    [InlineData("Sun Jan  4 16:29:06 2004", "2004-01-04T08:29:06Z")]
    [InlineData("Mon Jan  2 15:04:05 MST 2006", "2006-01-02T22:04:05Z")]
    [InlineData("Monday, January 2, 2006, 3:04 PM -07:00", "2006-01-02T22:04:00Z")]
    [InlineData("Monday, 2. January 2006 - 15:04", "2006-01-02T07:04:00Z")]
    [InlineData("02-Jan-2006 15:04:05", "2006-01-02T07:04:05Z")]
    [InlineData("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z")]
    [InlineData("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z")]
    [InlineData("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z")]
    [InlineData("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z")]
    [InlineData("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z")]
    [InlineData("mar., 02 janv. 2024 10:00:00 +0100", "2024-01-02T09:00:00Z")]
    [InlineData("周一, 01 一月 2024 12:00:00 +0800", "2024-01-01T04:00:00Z")]
    [InlineData("星期一, 01 1月 2024 12:00:00", "2024-01-01T04:00:00Z")]
    [InlineData("二〇二四年十一月二十三日", "2024-11-22T16:00:00Z")]
    [InlineData("2024年1月2日 下午3时04分", "2024-01-02T07:04:00Z")]
    [InlineData("２０２４-０１-０２　08：30", "2024-01-02T00:30:00Z")]
    [InlineData("2024/1/2 8:05:00", "2024-01-02T00:05:00Z")]
    [InlineData("2024.01.02", "2024-01-01T16:00:00Z")]
    [InlineData("02.01.2006 15:04", "2006-01-02T07:04:00Z")]
    [InlineData("1/2/2006, 3:04:05 PM", "2006-01-02T07:04:05Z")]
    [InlineData("23/11/2026 08:00", "2026-11-23T00:00:00Z")]
    [InlineData("2003-12-31T10:14:55.1234Z", "2003-12-31T10:14:55Z")]
    [InlineData("2003-12-31T10:14:55,123+08", "2003-12-31T02:14:55Z")]
    [InlineData("2003-12-31T10:14:55+0800", "2003-12-31T02:14:55Z")]
    [InlineData("20031231T101455Z", "2003-12-31T10:14:55Z")]
    [InlineData("2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55Z")]
    [InlineData("2003-12-31 at 10:14:55", "2003-12-31T02:14:55Z")]
    [InlineData("2003-335", "2003-11-30T16:00:00Z")]
    [InlineData("2003-12", "2003-11-30T16:00:00Z")]
    [InlineData("2003", "2002-12-31T16:00:00Z")]
    [InlineData("-0312", "2003-11-30T16:00:00Z")]
    [InlineData("2007-08-20-23:59:59", "2007-08-20T15:59:59Z")]
    [InlineData("2007-08-20+08:00", "2007-08-19T16:00:00Z")]
    [InlineData("20240102", "2024-01-01T16:00:00Z")]
    [InlineData("20240102153000", "2024-01-02T07:30:00Z")]
    [InlineData("1704067200", "2024-01-01T00:00:00Z")]
    [InlineData("1704067200.5", "2024-01-01T00:00:00Z")]
    [InlineData("1704067200000", "2024-01-01T00:00:00Z")]
    [InlineData("1704067200000000", "2024-01-01T00:00:00Z")]
    [InlineData("/Date(1704067200000+0800)/", "2024-01-01T00:00:00Z")]
    [InlineData("[2024-01-01T08:00:00+08:00[Asia/Shanghai]]", "2024-01-01T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z")]
    [InlineData("2024-01-01T24:00:00+08:00", "2024-01-01T16:00:00Z")]
    [InlineData("Thu, 01 Jan 0100 00:00:01 +0100", "0099-12-31T23:00:01Z")]
    public void TryRead_WrittenInAnyForm_IsThatInstant(string text, string utc)
    {
        Assert.True(FeedDate.TryRead(text, s_china, out var value), text);
        Assert.Equal(utc, Text(value));
        Assert.Equal(TimeSpan.Zero, value.Offset);
    }

    [Theory]
    [InlineData("Invalid Date")]
    [InlineData("null")]
    [InlineData("NaN")]
    [InlineData("0")]
    [InlineData("12345")]
    [InlineData("17040672001")]
    [InlineData("01/02/2026")]
    [InlineData("06/01/02 15:04")]
    [InlineData("11-23 08:00")]
    [InlineData("Sun, 16 zzz 2012 11:47:32 GMT")]
    [InlineData("Sun, 16 Dec zz 11:47:32 GMT")]
    [InlineData("Sun, 16 Dec 2012 11:47:32 +00:zz")]
    [InlineData("2003-12-31T25:14:55Z")]
    [InlineData("2003-12-31T10:14:61Z")]
    [InlineData("2013-02-29")]
    [InlineData("2013-01-28T09:00:00+00:00Z")]
    [InlineData("2013-01-28T09:00:00+00:00-00:00")]
    [InlineData("2013-01-28T09:00:00+xx:00")]
    [InlineData("Vol. 12, No. 3")]
    [InlineData("3 days ago")]
    [InlineData("15:04:05")]
    public void TryRead_NoDateOrTwoReadings_IsNotRead(string text) => Assert.False(FeedDate.TryRead(text, s_china, out var value), Text(value));

    [Fact]
    public void TryRead_CstElsewhere_IsNorthAmericas()
    {
        Assert.True(FeedDate.TryRead("Mon, 02 Jan 2006 15:04:05 CST", TimeSpan.Zero, out var value));
        Assert.Equal("2006-01-02T21:04:05Z", Text(value));
    }

    private static string Text(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
