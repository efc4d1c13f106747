using System.Text;
using FreshnessCrawler.Worker.Tests.Extraction.Mutation;

namespace FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

/// <summary>Makes broken pages: random bytes, tag soup, and saved pages mangled. The same number gives the same page.</summary>
/// <param name="seeds">The sources of pages to mangle.</param>
public sealed class PageFuzzer(IReadOnlyList<string> seeds)
{
    private static readonly string?[] s_charsets = [null, "utf-8", "gbk", "gb2312", "big5", "utf-16", "utf-32", "utf-7", "iso-8859-1", "windows-1252", "shift_jis", "x-unknown", "", "\"", "gb18030;x"];
    private static readonly string[] s_names = ["div", "ul", "li", "a", "span", "p", "b", "font", "i", "table", "tr", "td", "th", "tbody", "form", "select", "option", "h3", "dl", "dt", "dd", "iframe", "frameset", "script", "style", "svg", "math", "template", "textarea", "title", "base", "meta", "br", "img", "input", "button", "nobr", "body", "html", "head", "noscript", "plaintext", "xmp", "ruby", "center"];
    private static readonly string[] s_attributes = ["href='1.html'", "href=/a/202604/t20260417_1.html", "href", "class=\"page\"", "class=nav", "class='foot top'", "id=x", "title='关于事项的通知'", "style=\"display:none\"", "src=a.js", "name=ColumnName", "content=通知公告", "href='http://[::1'", "href=javascript:void(0)", "href=\"//x//y\"", "href='../../../../..'", "=", "'", "\"", "a=<b>", "href=\"&#x110000;\""];
    private static readonly string[] s_texts = ["2026-09-16", "09-16", "[2026/9/16]", "2026年9月16日", "二〇二六年九月", "民国115年9月16日", "16", "2026.09", "昨天", "3天前", "999999999天前", "9999-99-99", "0000-00-00", "2026-02-30", "２０２６－０９－１６", "2026年", "26-09-16", "20260916", "关于印发某办法的通知", "更多", "下一页", "当前位置：", "置顶", "今天是", "页面生成时间 2026-13-45", "页面生成时间 2026-09-20 10:00", "暂无数据", "共0条", "发布日期", "截止日期：", "星期一", "主办：", "<record>", "</record>", "<![CDATA[", "]]>", "<!--", "-->", "&nbsp;", "&#0;", "&#xD800;", "&amp", "&NotExists;", "\0", "\ud800", "\udfff", "\ufeff", "\u2028", "𠮷", "\u200b"];
    private static readonly string[] s_inserts = ["<table><tr><td>", "<b><p>", "</b></p>", "<a href=1>", "</a>", "<div>", "</div>", "</body></html>", "<!--", "<script>", "</script>", "<base href='http://h//e:99999/'>", "<select>", "<svg><style>", "<ul><li>", "</ul>", "<frameset>", "<plaintext>", "<textarea>", "<title>"];

    /// <summary>The bytes of page <paramref name="number"/> and the charset that its header names.</summary>
    public (byte[] Body, string? Charset) Make(int number)
    {
        var random = new Random(number);
        var charset = s_charsets[random.Next(3) == 0 ? random.Next(s_charsets.Length) : 0];
        if (number % 16 == 0) return (Bytes(random), charset);
        var html = number % 16 == 1 ? Soup(random) : seeds[random.Next(seeds.Count)];
        for (var changes = random.Next(1, 5); changes > 0; changes--) html = Mangled(html, random);
        var body = (random.Next(4) == 0 ? Encoding.GetEncoding("gb18030") : Encoding.UTF8).GetBytes(html);
        if (random.Next(4) == 0) Flip(body, random);
        return (body, charset);
    }

    private static byte[] Bytes(Random random)
    {
        var body = new byte[random.Next(random.Next(4) == 0 ? 20_000 : 400)];
        random.NextBytes(body);
        // half of them begin like a page, so that they get farther
        if (random.Next(2) == 0) "<html><body><ul><li>"u8[..Math.Min(20, body.Length)].CopyTo(body);
        return body;
    }

    private static string Soup(Random random)
    {
        var builder = new StringBuilder();
        for (var i = random.Next(400); i >= 0; i--)
        {
            switch (random.Next(4))
            {
                case 0:
                    builder.Append(Pick(s_texts, random));
                    break;
                case 1:
                    builder.Append("</").Append(Pick(s_names, random)).Append('>');
                    break;
                default:
                    builder.Append('<').Append(Pick(s_names, random));
                    for (var n = random.Next(3); n > 0; n--) builder.Append(' ').Append(Pick(s_attributes, random));
                    builder.Append(random.Next(12) == 0 ? "/>" : random.Next(30) == 0 ? "" : ">");
                    break;
            }
        }

        return builder.ToString();
    }

    private string Mangled(string html, Random random)
    {
        if (html.Length < 8) return html + Pick(s_inserts, random);
        var from = random.Next(html.Length);
        var to = Math.Min(html.Length, from + random.Next(1, Math.Max(2, html.Length / (1 << random.Next(6)))));
        switch (random.Next(12))
        {
            case 0:
                var other = seeds[random.Next(seeds.Count)];
                return html[..from] + other[random.Next(other.Length)..];
            case 1:
                return html[..to] + html[from..];
            case 2:
                return html[..from] + html[to..];
            case 3:
                return html[from..] + html[..from];
            case 4:
                return html[..from];
            case 5:
                return Markup.Map(html, piece => piece.Kind == PieceKind.Close && random.Next(4) == 0 ? "" : piece.Source);
            case 6:
                return Markup.Map(html, piece => piece.Kind == PieceKind.Open && random.Next(6) == 0 ? Broken(piece.Source, random) : piece.Source);
            case 7:
                return Markup.Map(html, piece => piece.Kind == PieceKind.Text && random.Next(6) == 0 ? piece.Source + Pick(s_texts, random) : piece.Source);
            case 8:
                return html[..from] + string.Concat(Enumerable.Repeat(Pick(s_inserts, random), random.Next(1, 300))) + html[from..];
            case 9:
                return Markup.Map(html, piece => piece.Kind is PieceKind.Open or PieceKind.Close && piece.Name.Length > 0 && random.Next(8) == 0
                    ? piece.Source.Replace(piece.Name, Pick(s_names, random), StringComparison.OrdinalIgnoreCase) : piece.Source);
            case 10:
                return string.Create(html.Length, (html, random), static (chars, state) =>
                {
                    for (var i = 0; i < chars.Length; i++) chars[i] = char.IsAsciiDigit(state.html[i]) && state.random.Next(5) == 0 ? (char)('0' + state.random.Next(10)) : state.html[i];
                });
            default:
                return html[..from] + Pick(s_texts, random) + html[from..];
        }
    }

    private static string Broken(string tag, Random random) => random.Next(5) switch
    {
        0 => tag.Replace("\"", "", StringComparison.Ordinal),
        1 => tag.Replace('=', ' '),
        2 => tag[..^1],
        3 => tag.Insert(Math.Min(2, tag.Length), "\""),
        _ => tag.Insert(tag.Length - 1, " " + Pick(s_attributes, random)),
    };

    private static void Flip(byte[] body, Random random)
    {
        for (var n = random.Next(20); n >= 0 && body.Length > 0; n--) body[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
    }

    private static string Pick(string[] choices, Random random) => choices[random.Next(choices.Length)];
}
