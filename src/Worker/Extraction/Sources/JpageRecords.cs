using System.Net;
using System.Text;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>The records of 大汉 jpage's <c>datastore</c>, each the markup of one item, as one page of lists: in a page's script as in the
/// data proxy's answer.</summary>
internal static class JpageRecords
{
    private const string Open = "<record>";
    private const string Close = "</record>";
    private const string DataOpen = "<![CDATA[";
    private const string DataClose = "]]>";

    /// <summary>Whether there are any.</summary>
    public static bool Any(ReadOnlySpan<char> raw) => raw.IndexOf(Open, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a page carries as many records as it says its list has.</summary>
    public static bool HasAll(ReadOnlySpan<char> raw)
    {
        var records = 0;
        for (var rest = raw; rest.IndexOf(Open, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; rest = rest[(at + Open.Length)..]) records++;
        return records > 0 && (Total(raw) is not { } total || records >= total);
    }

    /// <summary>What <c>totalrecord</c> says, in an element or a script's parameter.</summary>
    public static int? Total(ReadOnlySpan<char> raw)
    {
        const string Name = "totalrecord";
        var at = raw.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = raw[(at + Name.Length)..].TrimStart("s>:=\"' ");
        var digits = DateGlyphs.RunLength(rest, 0);
        return digits is > 0 and < 8 ? DateGlyphs.Number(rest, 0, out _) : null;
    }

    /// <summary>The records' markup, each record set a list of its own; those commented out are left out.</summary>
    public static string Markup(ReadOnlySpan<char> raw, out bool cutShort)
    {
        cutShort = false;
        var builder = new StringBuilder();
        string? wrapped = null;
        var commented = false;
        for (int at; (at = raw.IndexOf(Open, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var before = raw[..at];
            if (builder.Length > 0 && before.Contains("<recordset", StringComparison.OrdinalIgnoreCase)) wrapped = CloseList(builder, wrapped);
            if (before.LastIndexOf("<!--") is var opened && before.LastIndexOf("-->") is var closed && opened != closed) commented = opened > closed;
            raw = raw[(at + Open.Length)..];
            var end = raw.IndexOf(Close, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
            {
                cutShort = true;
                break;
            }

            var record = raw[..end].Trim();
            raw = raw[(end + Close.Length)..];
            if (record.StartsWith(DataOpen, StringComparison.OrdinalIgnoreCase)) record = record[DataOpen.Length..];
            if (record.EndsWith(DataClose, StringComparison.Ordinal)) record = record[..^DataClose.Length];
            record = record.Trim();
            if (commented || record.IsEmpty) continue;
            if (IsEscaped(record)) record = WebUtility.HtmlDecode(record.ToString()).AsSpan().Trim();
            wrapped ??= OpenList(builder, record);
            builder.Append(record).Append('\n');
        }

        CloseList(builder, wrapped);
        return builder.ToString();
    }

    // &lt;li&gt;&lt;a href=…: the markup as text
    private static bool IsEscaped(ReadOnlySpan<char> record) => record.StartsWith("&lt;", StringComparison.OrdinalIgnoreCase) || record.StartsWith("&#60;", StringComparison.Ordinal);

    internal static string OpenList(StringBuilder builder, ReadOnlySpan<char> record)
    {
        var tag = record.StartsWith("<tr", StringComparison.OrdinalIgnoreCase) ? "table"
            : record.StartsWith("<li", StringComparison.OrdinalIgnoreCase) ? "ul" : "div";
        builder.Append('<').Append(tag).Append(" class=\"records\">");
        return tag;
    }

    internal static string? CloseList(StringBuilder builder, string? tag)
    {
        if (tag is not null) builder.Append("</").Append(tag).Append('>');
        return null;
    }
}
