using System.Text;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>Every saved page in every encoding that is met, named rightly, wrongly, twice or not at all: decoded as the fetcher
/// does, it is read the same.</summary>
public sealed class PageEncodingTests
{
    private static readonly Encoding s_gb = Gb();

    public static IEnumerable<TheoryDataRow<string>> Saved() => PageCase.SavedNames();

    public static IEnumerable<TheoryDataRow<string, string, bool>> Real() => PageCase.RealNames();

    [Theory]
    [MemberData(nameof(Saved))]
    public void Read_SavedPageInEveryEncoding_Same(string name) => AssertSame(PageCase.Saved(name));

    [Theory]
    [MemberData(nameof(Real))]
    public void Read_RealPageInEveryEncoding_Same(string file, string url, bool isHome) => AssertSame(PageCase.Real(file, url, isHome));

    private static void AssertSame(PageCase page)
    {
        var before = Of(page.Read());
        foreach (var (name, body, header) in Encoded(page.Html))
        {
            var after = Of(page.Read(body, header));
            Assert.True(before == after, $"{name}:\n{before}\nbecame\n{after}");
        }
    }

    private static IEnumerable<(string Name, byte[] Body, string? Header)> Encoded(string html)
    {
        yield return ("UTF-8, nothing named", Encoding.UTF8.GetBytes(WithMetas(html)), null);
        yield return ("UTF-8, GBK named in header and meta", Encoding.UTF8.GetBytes(WithMetas(html, "gbk")), "gbk");
        yield return ("UTF-8 with a mark, GBK named", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(WithMetas(html, "gb2312"))], "gb2312");
        yield return ("UTF-16 LE with a mark, UTF-8 named", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(WithMetas(html, "utf-8"))], "utf-8");
        yield return ("UTF-16 BE with a mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(WithMetas(html))], null);
        // traditional characters in this encoding are met with its name alone
        var traditional = html.Contains('國', StringComparison.Ordinal);
        if (!traditional) yield return ("GB 18030, nothing named", s_gb.GetBytes(WithMetas(html)), null);
        yield return ("GB 18030, gb2312 named", s_gb.GetBytes(WithMetas(html, "gb2312")), null);
        yield return ("GB 18030, UTF-8 in the header", s_gb.GetBytes(WithMetas(html, "gbk")), "utf-8");
        if (!traditional) yield return ("GB 18030, two metas, the first wrong", s_gb.GetBytes(WithMetas(html, "utf-8", "gb2312")), null);
        yield return ("GB 18030, ISO-8859-1 in the header", s_gb.GetBytes(WithMetas(html, "gb2312")), "ISO-8859-1");
    }

    private static string WithMetas(string html, params string[] charsets)
    {
        var metas = string.Concat(charsets.Select(charset => $"<meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\">"));
        return Markup.Map(html, piece => piece switch
        {
            { Kind: PieceKind.Open, Name: "meta" } when piece.Source.Contains("charset", StringComparison.OrdinalIgnoreCase) => "",
            { Kind: PieceKind.Open, Name: "head" } => piece.Source + metas,
            _ => piece.Source,
        });
    }

    private static string Of(ListReading reading) =>
        $"{PageMutationTests.Of(reading)}\n{string.Join('\n', reading.Items.Select(static item => $"{item.Date:yyyy-MM-dd} {item.Url} {item.Title}"))}";

    private static Encoding Gb()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb18030");
    }
}
