using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Bytes to text. A byte order mark wins, then the header, then the page's meta; but none is believed against the bytes:
/// a page said to be UTF-8 that only makes sense as GBK is read as GB18030, and the other way round. Never throws.</summary>
public static class Charset
{
    private const string Utf8Name = "utf-8";
    private const string GbName = "gb18030";

    internal static Encoding Gb18030 { get; } = RegisterCodePages();

    /// <returns>A buffer of <see cref="ArrayPool{T}.Shared"/>, how much of it is text, and the encoding it was read as.</returns>
    public static (char[] Rented, int Length, string Name) Decode(ReadOnlySpan<byte> body, string? headerCharset)
    {
        if (body.StartsWith("\uFEFF"u8)) return DecodeUtf8(body[3..]);
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return DecodeAs(Encoding.Unicode, body[2..], "utf-16le");
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return DecodeAs(Encoding.BigEndianUnicode, body[2..], "utf-16be");

        var whole = CharsetBytes.WithoutBrokenEnd(body);
        if (Utf8.IsValid(whole))
        {
            // Three-byte sequences that all happen to be valid are no accident; a few two-byte ones may be GBK.
            if (whole.ContainsAnyInRange((byte)0xE0, (byte)0xF4)) return DecodeUtf8(body);
            var said = Declared(body, headerCharset);
            if (Ascii.IsValid(whole)) return said is { CodePage: 1200 or 1201 } && body.Contains((byte)0) ? DecodeAs(said, body, said.WebName) : DecodeUtf8(body);
            return said is null || IsUtf8(said) || !IsChinese(said) ? DecodeUtf8(body) : DecodeAs(said, body, NameOf(said));
        }
        return DecodeInvalidUtf8(body, Declared(body, headerCharset));
    }

    private static (char[], int, string) DecodeInvalidUtf8(ReadOnlySpan<byte> body, Encoding? said)
    {
        // A UTF-8 page whose titles were cut between bytes is still UTF-8.
        if (CharsetBytes.IsMostlyUtf8(body)) return DecodeUtf8(body);
        // a header that the bytes belie leaves the word to the page
        if (said is not null && !IsChinese(said)) said = Named(CharsetBytes.MetaCharset(body)) ?? said;
        if (said is not null && !IsUtf8(said) && IsChinese(said)) return DecodeAs(said, body, NameOf(said));
        if (CharsetBytes.IsPlausibleGb(body)) return DecodeAs(Gb18030, body, GbName);
        return said is null || IsUtf8(said) ? DecodeUtf8(body) : DecodeAs(said, body, NameOf(said));
    }

    private static Encoding RegisterCodePages()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(54936);
    }

    private static Encoding? Declared(ReadOnlySpan<byte> body, string? header) => Named(header) ?? Named(CharsetBytes.MetaCharset(body));

    private static Encoding? Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        name = name.Trim(' ', '"', '\'', ';');
        if (name.Equals("utf8", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8;
        if (name.StartsWith("gb", StringComparison.OrdinalIgnoreCase) || name.Equals("x-gbk", StringComparison.OrdinalIgnoreCase)) return Gb18030;
        try
        {
            var encoding = Encoding.GetEncoding(name);
            return encoding.CodePage is 936 or 52936 or 10008 or 20936 ? Gb18030 : encoding;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // A name that nobody knows says nothing: the bytes decide.
            return null;
        }
    }

    private static bool IsUtf8(Encoding encoding) => encoding.CodePage == 65001;

    private static bool IsChinese(Encoding encoding) => encoding.CodePage is 54936 or 950 or 951;

    private static string NameOf(Encoding encoding) => encoding.CodePage == 54936 ? GbName : encoding.WebName;

    private static (char[], int, string) DecodeUtf8(ReadOnlySpan<byte> body)
    {
        // Every byte gives at most one char, replacement characters included.
        var rented = ArrayPool<char>.Shared.Rent(Math.Max(1, body.Length));
        Utf8.ToUtf16(CharsetBytes.WithoutBrokenEnd(body), rented, out _, out var length, replaceInvalidSequences: true);
        return (rented, length, Utf8Name);
    }

    private static (char[], int, string) DecodeAs(Encoding encoding, ReadOnlySpan<byte> body, string name)
    {
        if (encoding.CodePage == 54936) return (GbText.Decode(body, out var chars), chars, name);
        var rented = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(body.Length));
        return (rented, encoding.GetChars(body, rented), name);
    }
}
