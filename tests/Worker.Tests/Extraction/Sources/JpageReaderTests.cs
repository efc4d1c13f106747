using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Sources;

public sealed class JpageReaderTests
{
    private const string Record = "<record><![CDATA[<li><a href='/art/2026/9/1/art_1_1.html'>关于事项的通知</a><b>2026-09-01</b></li>]]></record>";
    private static readonly Uri s_address = new("https://www.example.gov.cn/module/web/jpage/dataproxy.jsp?columnid=1&unitid=2");

    [Fact]
    public void Read_Records_AreTheItems()
    {
        var reading = Read($"<datastore><totalrecord>9</totalrecord><recordset>{Record}</recordset></datastore>")!;
        Assert.Equal(new DateOnly(2026, 9, 1), reading.Newest!.Date);
        Assert.Equal("https://www.example.gov.cn/art/2026/9/1/art_1_1.html", reading.Newest.Url);
        Assert.Equal(ReadingWay.Jpage, reading.Way);
        Assert.Equal(s_address.AbsoluteUri, reading.SourceUrl);
    }

    [Fact]
    public void Read_UpperCaseAndEntities_AreTheSame()
    {
        var escaped = System.Net.WebUtility.HtmlEncode("<li><a href='/art/2026/9/1/art_1_1.html'>关于事项的通知</a><b>2026-09-01</b></li>");
        var reading = Read($"<DATASTORE><RECORDSET><RECORD>{escaped}</RECORD></RECORDSET></DATASTORE>")!;
        Assert.Equal("关于事项的通知", reading.Newest!.Title);
        Assert.Equal(new DateOnly(2026, 9, 1), reading.Newest.Date);
    }

    [Fact]
    public void Read_NoRecords_IsNotBlank() =>
        Assert.Equal(ReadingOutcome.NotRead, Read("<datastore><totalrecord>0</totalrecord><recordset></recordset></datastore>")!.Outcome);

    [Theory]
    [InlineData("<datastore><recordset>" + Record)]
    [InlineData("<datastore><recordset><record><![CDATA[<li><a href='/a'>关于事项")]
    public void Read_CutShort_IsNotRead(string text) => Assert.Equal(ReadingOutcome.NotRead, Read(text)!.Outcome);

    [Fact]
    public void Read_RecordsCommentedOut_AreLeftOut() =>
        Assert.Equal(ReadingOutcome.NotRead, Read($"<datastore><!-- <recordset>{Record}{Record}</recordset> --></datastore>")!.Outcome);

    [Theory]
    [InlineData("<html><body>404</body></html>")]
    [InlineData("")]
    [InlineData("{\"total\":0}")]
    public void Read_AnythingElse_IsNull(string text) => Assert.Null(Read(text));

    [Fact]
    public void Read_DeepMarkup_DoesNotHang()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 200_000));
        Assert.Equal(ReadingOutcome.NotRead, Read($"<datastore><recordset><record><![CDATA[{deep}]]></record></recordset></datastore>")!.Outcome);
    }

    private static ListReading? Read(string text) => JpageReader.Read(text, s_address, new DateOnly(2026, 11, 23));
}
