using System.Text;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Feeds;

/// <summary>One post of 2 November 2026, 09:30 in China, in every shape that makers of feeds are known to bend it into.</summary>
public sealed class FeedVariantsTests
{
    private static readonly DateTimeOffset s_moment = new(2026, 11, 2, 1, 30, 0, TimeSpan.Zero);

    private static readonly string[] s_dates =
    [
        "Mon, 02 Nov 2026 09:30:00 +0800", "Mon, 2 Nov 2026 01:30:00 GMT", "Mon,02 Nov 2026 09:30:00 +08:00", "Monday, 02 November 2026 01:30:00 UTC", "02 Nov 2026 09:30 +0800", "Mon, 02 Nov 26 01:30:00 Z",
        "Mon Nov 02 09:30:00 +0800 2026", "Mon Nov  2 09:30:00 CST 2026", "Mon, 02 Nov 2026 09:30:00 (CST)", "2026-11-02T09:30:00+08:00", "2026-11-02T01:30:00Z", "2026-11-02T01:30:00.000Z",
        "2026-11-02T09:30:00.123456789+0800", "2026-11-02 09:30:00", "2026-11-02 09:30", "2026/11/02 09:30:00", "2026.11.02 09:30", "2026年11月2日 09:30", "2026年11月02日 9时30分00秒", "20261102T013000Z", "20261102093000",
        "1793583000", "1793583000000", "1793583000.5", "Mon, 02 Nov 2026 09:30:00 Asia/Shanghai", "2026-11-02T09:30:00 Asia/Shanghai", "Mon, 02 Nov 2026 09:30:00 CST", "周一, 02 11月 2026 09:30:00 +0800",
        "Nov 2, 2026 9:30:00 AM", "11/02/2026 09:30:00 AM", "2026-11-02T09:30:00+08", "2026-11-02 09:30:00 +0800 CST", "Mon, 02 Nov 2026 09:30:00 +0800 (中国标准时间)", "２０２６-１１-０２ ０９：３０", "星期一, 2026-11-02 09:30",
    ];

    private static readonly string[] s_frames =
    [
        "<rss version=\"2.0\"><channel><title>c</title><item><title>t</title><link>http://x.example/1</link><pubDate>{0}</pubDate></item></channel></rss>",
        "\uFEFF\n\n <?xml version='1.0'?><!-- x --><rss><channel><item><title><![CDATA[t]]></title><pubDate><![CDATA[ {0} ]]></pubDate></item></channel></rss>",
        "<RSS><CHANNEL><ITEM><TITLE>t</TITLE><PUBDATE>{0}</PUBDATE></ITEM></CHANNEL></RSS>",
        "<rss><channel><item><title>t</title><pubDate/><dc:date>{0}</dc:date></item></channel></rss>",
        "<rss><channel><item><title>t</title><pubDate type=\"x\">\n\t{0}\n</pubDate><description>&lt;rss&gt;&lt;item&gt;&lt;pubDate&gt;2020-01-01&lt;/pubDate&gt;</description></item></channel></rss>",
        "<rss><channel><pubDate>2026-11-22</pubDate><lastBuildDate>2026-11-23</lastBuildDate><item><title>t</title><description><p>a<br>b<ul><li>x</description><pubDate>{0}</pubDate></item></channel></rss>",
        "<rdf:RDF xmlns:rdf=\"r\"><channel><dc:date>2026-11-22</dc:date><items><rdf:Seq><rdf:li resource=\"a\"/></rdf:Seq></items></channel><item rdf:about=\"a\"><title>t</title><dc:date>{0}</dc:date></item></rdf:RDF>",
        "<feed xmlns=\"a\"><updated>2026-11-23T00:00:00Z</updated><entry><title type=\"html\">t</title><updated>{0}</updated><source><updated>2026-11-20T00:00:00Z</updated></source></entry></feed>",
        "<a:feed xmlns:a=\"a\"><a:entry><a:title>t</a:title><a:published>{0}</a:published><a:updated>2026-11-20T00:00:00Z</a:updated></a:entry></a:feed>",
        "<feed version=\"0.3\"><entry><title>t</title><modified>2026-11-20T00:00:00Z</modified><issued>{0}</issued></entry></feed>",
        "<feed><entry><title>t</title><content type=\"xhtml\"><div><published>2026-11-21</published><time>2026-11-21</time></div></content><published>{0}</published></entry></feed>",
        "<rss><channel><item><title>a & b < c</title><media:content url=\"x\"><pubDate>2026-11-20</pubDate></media:content><pubDate>{0}</pubDate></item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY x \"2026-11-20\"><!ENTITY y \"&x;&x;&x;\">]><rss><channel><item><title>t&y;</title><pubDate>{0}</pubDate></item></channel></rss>",
        "Warning: session_start() in /var/www on line 3 <br />\n<rss><channel><item><title>t</title><pubDate>{0}</pubDate></item></channel></rss>",
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{{\"id\":\"1\",\"content_html\":\"<p>t</p>\",\"date_published\":\"{0}\"}}]}}",
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{{\"id\":\"1\",\"url\":\"http://x/1\",\"title\":\"t\",\"date_modified\":\"{0}\",\"authors\":[{{\"name\":\"n\"}}]}}]}}",
        "[{{\"title\":\"t\",\"link\":\"http://x/1\",\"create_time\":\"{0}\"}},]",
        "{{\"code\":0,\"data\":{{\"total\":1,\"list\":[{{\"title\":\"t\",\"url\":\"/1\",\"publishTime\":\"{0}\",\"user\":{{\"name\":\"u\",\"createTime\":\"2026-11-20\"}}}}]}}}}",
        "callback({{\"items\":[{{\"title\":\"t\\u4e00\",\"url\":\"/1\",\"pubDate\":\"{0}\"}}]}});",
    ];

    [Fact]
    public void Read_EveryDateInEveryFrame_TheSameMoment()
    {
        var wrong = new List<string>();
        foreach (var frame in s_frames)
        {
            foreach (var date in s_dates)
            {
                var reading = SavedFeeds.Read(string.Format(frame, date));
                var right = reading is { Outcome: ReadingOutcome.Undated or ReadingOutcome.Read, Items: [{ Published: { } published }] } && (published - s_moment).Duration() < TimeSpan.FromSeconds(1);
                if (!right) wrong.Add($"{date} in {frame}: {reading.Outcome} {reading.Reason} {string.Join(", ", reading.Items)}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("gb18030")]
    [InlineData("gb2312")]
    public void Read_EveryEncoding_TitleAndDate(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var text = $"<?xml version=\"1.0\" encoding=\"{name}\"?><rss><channel><item><title>城市供水检修公告</title><pubDate>2026年11月2日 09:30</pubDate></item></channel></rss>";
        var (rented, length, _) = Charset.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], null);
        var item = Assert.Single(SavedFeeds.Read(new string(rented, 0, length)).Items);
        Assert.Equal(("城市供水检修公告", s_moment), (item.Title, item.Published));
    }

    [Fact]
    public void Read_DeepHugeAndBroken_BoundedAndNeverThrows()
    {
        string[] hostile =
        [
            "<rss><channel><item>" + string.Concat(Enumerable.Repeat("<a>", 200_000)), "<rss><channel>" + string.Concat(Enumerable.Repeat("<item><title>t</title>", 200_000)),
            "{\"items\":" + new string('[', 500_000), "[" + string.Concat(Enumerable.Repeat("{\"title\":\"t\",\"content\":", 100_000)), "<rss><channel><item><content:encoded><![CDATA[" + new string('<', 2_000_000),
            "<feed><entry><title>" + string.Concat(Enumerable.Repeat("&amp;", 400_000)), "<rss><channel><item><description>" + string.Concat(Enumerable.Repeat("<script><style><!--", 100_000)) + "</description></item></channel></rss>",
            "[{\"title\":\"\\ud800\",\"content\":\"\\udfff\\", "<rss><channel><item><pubDate>" + new string('9', 1_000_000) + "</pubDate></item></channel></rss>",
        ];
        foreach (var text in hostile)
        {
            var started = TimeProvider.System.GetTimestamp();
            var reading = FeedReader.Read(text, new Uri("http://x.example/"), SavedFeeds.FetchedAt, withText: true);
            Assert.Null(reading.Newest);
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), text[..Math.Min(60, text.Length)]);
        }
    }

    [Theory]
    [InlineData("<content:encoded><![CDATA[<p>甲<b>乙</b></p><script>x</script><p>丙 &amp; 丁</p>]]></content:encoded><description>短</description>", "甲乙\n丙 & 丁")]
    [InlineData("<description>&lt;p&gt;甲&lt;br/&gt;乙&lt;/p&gt;</description>", "甲\n乙")]
    [InlineData("<description>1 &lt; 2</description>", "1 < 2")]
    [InlineData("", null)]
    public void Read_WithText_ThePlainBodyOnlyWhenAskedFor(string body, string? expected)
    {
        var text = $"<rss><channel><item><title>t</title>{body}<pubDate>2026-11-02</pubDate></item></channel></rss>";
        Assert.Equal(expected, FeedReader.Read(text, new Uri("http://x.example/"), SavedFeeds.FetchedAt, withText: true).Items[0].Text);
        Assert.Null(SavedFeeds.Read(text).Items[0].Text);
    }

    [Fact]
    public void Read_LongBody_IsCapped()
    {
        var text = $"<feed><entry><title>t</title><content>{new string('文', 50_000)}</content></entry></feed>";
        Assert.Equal(20_000, FeedReader.Read(text, new Uri("http://x.example/"), SavedFeeds.FetchedAt, withText: true).Items[0].Text!.Length);
    }

    [Theory]
    [InlineData("<rss><channel><item><title>Bridge returned error 403! (1)</title><pubDate>2026-11-23</pubDate></item></channel></rss>", FeedRefusalKind.Refused)]
    [InlineData("<rss><channel><item><title>Cookie 已失效，请更新</title><pubDate>2026-11-23</pubDate></item></channel></rss>", FeedRefusalKind.LoginExpired)]
    public void Read_OneComplaintInPlaceOfPosts_IsNoPost(string text, FeedRefusalKind kind)
    {
        var reading = SavedFeeds.Read(text);
        Assert.Equal((ReadingOutcome.NotRead, kind, null), (reading.Outcome, reading.Refusal, reading.Newest));
    }
}
