using System.Buffers;
using System.Text;
using CsCheck;
using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class CharsetTests
{
    private const string Chinese = "林业局关于开展春季造林工作的通知,发布日期:2026年3月1日。各有关单位请认真贯彻落实,确保任务完成。";

    private static readonly string?[] Names = [null, "utf-8", "gbk", "big5", "utf-16", "utf-7", "shift_jis", "\0", "x-user-defined", "iso-2022-cn"];

    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static byte[] Gbk(string text) => Encoding.GetEncoding("gb18030").GetBytes(text);

    private static (string Text, string Name) Decode(byte[] body, string? header = null)
    {
        var (rented, length, name) = Charset.Decode(body, header);
        var text = new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return (text, name);
    }

    private static string Page(string? meta) => $"<html><head>{meta}<title>{Chinese}</title></head><body>{Chinese}{Chinese}</body></html>";

    [Theory]
    [InlineData("utf-8", null, "utf-8", "utf-8")]
    [InlineData("utf-8", "gbk", "utf-8", "utf-8")]
    [InlineData("utf-8", "iso-8859-1", null, "utf-8")]
    [InlineData("utf-8", null, "gb2312", "utf-8")]
    [InlineData("utf-8", "nonsense", "nonsense", "utf-8")]
    [InlineData("gb18030", "gbk", null, "gb18030")]
    [InlineData("gb18030", "GB2312", null, "gb18030")]
    [InlineData("gb18030", "x-gbk", null, "gb18030")]
    [InlineData("gb18030", null, "gb2312", "gb18030")]
    [InlineData("gb18030", "utf-8", null, "gb18030")]
    [InlineData("gb18030", "utf-8", "utf-8", "gb18030")]
    [InlineData("gb18030", "iso-8859-1", "gbk", "gb18030")]
    [InlineData("gb18030", null, null, "gb18030")]
    [InlineData("gb18030", "\"GBK\"", null, "gb18030")]
    public void Decode_DeclaredRightOrWrong_ReadsTheChinese(string actual, string? header, string? meta, string name)
    {
        var page = Page(meta is null ? null : $"<meta http-equiv=\"Content-Type\" content=\"text/html; charset={meta}\">");
        var body = Encoding.GetEncoding(actual).GetBytes(page);
        Assert.Equal((page, name), Decode(body, header));
    }

    [Theory]
    [InlineData("<meta charset=gbk>")]
    [InlineData("<META CHARSET='GB2312' />")]
    [InlineData("<meta http-equiv=Content-Type content=\"text/html;charset = gb2312\">")]
    public void MetaCharset_Spellings_AreRead(string meta) => Assert.StartsWith("gb", CharsetBytes.MetaCharset(Encoding.ASCII.GetBytes($"<html><head>{meta}")), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void MetaCharset_InCommentOrScript_IsNotRead() =>
        Assert.Equal("utf-8", CharsetBytes.MetaCharset("<!-- <meta charset=gbk> --><script charset=\"big5\"></script><meta charset=\"utf-8\">"u8));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    public void Decode_HeaderBeliedByTheBytes_LeavesTheWordToThePage(string header)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (text, name) = Decode([.. "<meta charset=big5>"u8, .. Encoding.GetEncoding(950).GetBytes("縣政府公告")], header);
        Assert.Equal(("<meta charset=big5>縣政府公告", "big5"), (text, name));
    }

    [Fact]
    public void Decode_ByteOrderMark_WinsOverHeader()
    {
        Assert.Equal((Chinese, "utf-8"), Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Chinese)], "gbk"));
        Assert.Equal((Chinese, "utf-16le"), Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Chinese)], "utf-8"));
        Assert.Equal((Chinese, "utf-16be"), Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Chinese)], "utf-8"));
    }

    [Fact]
    public void Decode_CutWithinACharacter_KeepsTheRestAndTheEncoding()
    {
        Assert.Equal((Chinese[..10], "utf-8"), Decode(Encoding.UTF8.GetBytes(Chinese)[..32], "utf-8"));
        Assert.Equal((Chinese[..10], "gb18030"), Decode(Gbk(Chinese)[..21], "gbk"));
    }

    [Fact]
    public void Decode_Utf8WithTitlesCutByBytes_StaysUtf8()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Chinese), 0xE6, 0x9E, .. "...</a>"u8, .. Encoding.UTF8.GetBytes(Chinese)];
        var (text, name) = Decode(body, "utf-8");
        Assert.Equal("utf-8", name);
        Assert.StartsWith(Chinese, text);
        Assert.EndsWith(Chinese, text);
    }

    [Fact]
    public void Decode_ShortGbkThatIsValidUtf8_BelievesTheDeclaration() => Assert.Equal(("联通", "gb18030"), Decode(Gbk("联通"), "gbk"));

    [Fact]
    public void Decode_Big5Declared_ReadsBig5() => Assert.Equal(("臺北市政府公告", "big5"), Decode(Encoding.GetEncoding("big5").GetBytes("臺北市政府公告"), "big5"));

    [Fact]
    public void Decode_FourByteGb18030_ReadsRareCharacters() => Assert.Equal(("㐂𠀀、" + Chinese, "gb18030"), Decode(Gbk("㐂𠀀、" + Chinese), "gb18030"));

    [Fact]
    public void Decode_AnyGb18030Text_EqualsTheFramework() =>
        Gen.String[Gen.Char['\u4E00', '\u9FA5'], 1, 200].Sample(text => Decode(Gbk(text + "的"), "gb18030").Text == text + "的" || Decode(Gbk(text + "的"), "gb18030").Name == "utf-8");

    [Fact]
    public void Decode_AnyBytes_NeverThrows() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, Names.Length - 1].Select(i => Names[i]))
            .Sample((body, header) => Decode(body, header).Text.Length <= body.Length * 2 + 4);
}
