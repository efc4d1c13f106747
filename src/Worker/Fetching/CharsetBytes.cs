using System.Buffers;
using System.Text;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>What the bytes themselves say of their encoding.</summary>
public static class CharsetBytes
{
    private const int MetaReach = 4096;
    private static readonly SearchValues<byte> AfterName = SearchValues.Create(" \t\r\n\"';/>?"u8);

    /// <summary>Cuts a multi-byte sequence that the end of the body interrupts.</summary>
    public static ReadOnlySpan<byte> WithoutBrokenEnd(ReadOnlySpan<byte> body)
    {
        for (var back = 1; back <= 3 && back <= body.Length; back++)
        {
            var b = body[^back];
            if (b < 0x80) return body;
            if (b < 0xC0) continue;
            var needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
            return needed > back ? body[..^back] : body;
        }
        return body;
    }

    /// <summary>Invalid UTF-8, but with at least ten good three-byte sequences for each bad byte.</summary>
    public static bool IsMostlyUtf8(ReadOnlySpan<byte> body)
    {
        int good = 0, bad = 0;
        while (!body.IsEmpty)
        {
            var ascii = body.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) break;
            body = body[ascii..];
            var valid = Rune.DecodeFromUtf8(body, out _, out var used) == OperationStatus.Done;
            if (!valid) bad++;
            else if (used >= 3) good++;
            // Lost beyond what the rest of an ordinary page could turn.
            if (bad >= 200 && good < bad) return false;
            body = body[used..];
        }
        return good >= 10 && good >= bad * 10;
    }

    /// <summary>Well formed as GB18030, and nearly all of it in the GB 2312 rows that Chinese text consists of.</summary>
    public static bool IsPlausibleGb(ReadOnlySpan<byte> body)
    {
        int common = 0, rare = 0, bad = 0;
        while (true)
        {
            var ascii = body.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0 || ascii == body.Length - 1) break;
            body = body[ascii..];
            byte lead = body[0], trail = body[1];
            var used = 2;
            if (lead is 0x80 or 0xFF) (bad, used) = (bad + 1, 1);
            else if (trail is >= 0x30 and <= 0x39 && body.Length >= 4 && body[2] is >= 0x81 and <= 0xFE && body[3] is >= 0x30 and <= 0x39) (rare, used) = (rare + 1, 4);
            else if (trail < 0x40 || trail is 0x7F or 0xFF) (bad, used) = (bad + 1, 1);
            else if (trail >= 0xA1 && lead is (>= 0xB0 and <= 0xF7) or (>= 0xA1 and <= 0xA9)) common++;
            else rare++;
            body = body[used..];
        }
        return common > 0 && bad * 20 <= common && rare * 5 <= common;
    }

    /// <summary>The charset of a meta (or of an XML declaration) in the first 4 KB.</summary>
    public static string? MetaCharset(ReadOnlySpan<byte> body)
    {
        var head = body.Length > MetaReach ? body[..MetaReach] : body;
        if (head.StartsWith("<?xml"u8) && ValueAfter(head, "encoding"u8) is { } xml) return xml;
        while (true)
        {
            var meta = head.IndexOf((byte)'<');
            if (meta < 0) return null;
            head = head[(meta + 1)..];
            if (head.StartsWith("!--"u8) && head.IndexOf("-->"u8) is > 0 and var close) head = head[close..];
            if (head.Length < 5 || !Ascii.EqualsIgnoreCase(head[..4], "meta"u8)) continue;
            var end = head.IndexOf((byte)'>');
            if (ValueAfter(end < 0 ? head : head[..end], "charset"u8) is { } name) return name;
        }
    }

    private static string? ValueAfter(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var i = 0; i + word.Length < text.Length; i++)
        {
            if (!Ascii.EqualsIgnoreCase(text.Slice(i, word.Length), word)) continue;
            var rest = text[(i + word.Length)..].TrimStart(" \t\r\n"u8);
            if (rest.IsEmpty || rest[0] != (byte)'=') continue;
            rest = rest[1..].TrimStart(" \t\r\n\"'"u8);
            var length = rest.IndexOfAny(AfterName);
            var name = length < 0 ? rest : rest[..length];
            if (!name.IsEmpty && Ascii.IsValid(name)) return Encoding.ASCII.GetString(name);
        }
        return null;
    }
}
