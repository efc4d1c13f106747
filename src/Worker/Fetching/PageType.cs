namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Content-Type and Content-Disposition as far as they decide whether a body is a page.</summary>
public static class PageType
{
    /// <summary>True, false, or null where the header is absent and the bytes must tell.</summary>
    public static bool? IsPage(ReadOnlySpan<char> contentType)
    {
        var type = contentType.IndexOfAny(';', ',') is >= 0 and var end ? contentType[..end] : contentType;
        type = type.Trim();
        if (type.IsEmpty) return null;
        return Is(type, "text/html") || Is(type, "text/plain") || Is(type, "application/xhtml+xml") || Is(type, "application/json") || Is(type, "text/json")
            || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    public static string? CharsetOf(string? contentType)
    {
        if (contentType is null) return null;
        var at = contentType.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = contentType.AsSpan(at + "charset".Length).TrimStart();
        if (rest.IsEmpty || rest[0] != '=') return null;
        rest = rest[1..].Trim(" \"'");
        var end = rest.IndexOfAny(" ;,\"'");
        return end < 0 ? rest.ToString() : rest[..end].ToString();
    }

    /// <summary>A document or picture by its first bytes, or anything else that text does not begin with.</summary>
    public static bool LooksBinary(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("%PDF-"u8) || body.StartsWith("PK\u0003\u0004"u8) || body.StartsWith("GIF8"u8)) return true;
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || body.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return true;
        if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return false;
        return body[..Math.Min(512, body.Length)].Contains((byte)0);
    }

    private static bool Is(ReadOnlySpan<char> type, string other) => type.Equals(other, StringComparison.OrdinalIgnoreCase);
}
