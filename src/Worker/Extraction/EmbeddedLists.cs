using System.Text;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Lists that a page carries as data for its own script: 大汉 jpage's <c>datastore</c> of <c>record</c>s, each the
/// markup of one item.</summary>
internal static class EmbeddedLists
{
    private const string Open = "<record>";
    private const string Close = "</record>";
    private const string DataOpen = "<![CDATA[";
    private const string DataClose = "]]>";

    /// <summary>Null where the page carries none.</summary>
    public static ListReading? Read(HtmlPage page, DateOnly observedOn)
    {
        if (page.Raw.IndexOf(Open) < 0) return null;
        var markup = Markup(page.Raw, out var cutShort);
        if (markup.Length == 0) return null;
        if (cutShort || !PageNature.IsWhole(page)) return ListPageReader.NotRead("页面不完整，内嵌列表未读全");

        if (HtmlPage.TooDeep(markup)) return ListPageReader.NotRead("内嵌列表的标签嵌套过深，未予解析");
        using var inner = HtmlPage.Parse(markup, page.Address.Base);
        var read = PageBlocks.Of(inner, observedOn);
        return read.Blocks.Count > 0
            ? ListPageReader.Read(read, read.Blocks)
            : UndatedList.Read(read) ?? ListPageReader.NotRead("内嵌列表无法识别");
    }

    private static string Markup(ReadOnlySpan<char> raw, out bool cutShort)
    {
        cutShort = false;
        var builder = new StringBuilder();
        string? wrapped = null;
        var commented = false;
        for (int at; (at = raw.IndexOf(Open)) >= 0;)
        {
            // a new record set is a list of its own; one commented out is none
            if (builder.Length > 0 && raw[..at].Contains("<recordset", StringComparison.Ordinal)) wrapped = CloseList(builder, wrapped);
            var (opened, closed) = (raw[..at].LastIndexOf("<!--"), raw[..at].LastIndexOf("-->"));
            if (opened != closed) commented = opened > closed;
            raw = raw[(at + Open.Length)..];
            var end = raw.IndexOf(Close);
            if (end < 0)
            {
                cutShort = true;
                break;
            }

            var record = raw[..end].Trim();
            raw = raw[(end + Close.Length)..];
            if (record.StartsWith(DataOpen, StringComparison.Ordinal)) record = record[DataOpen.Length..];
            if (record.EndsWith(DataClose, StringComparison.Ordinal)) record = record[..^DataClose.Length];
            record = record.Trim();
            if (commented || record.IsEmpty) continue;
            wrapped ??= OpenList(builder, record);
            builder.Append(record).Append('\n');
        }

        CloseList(builder, wrapped);
        return builder.ToString();
    }

    private static string OpenList(StringBuilder builder, ReadOnlySpan<char> record)
    {
        var tag = record.StartsWith("<tr", StringComparison.OrdinalIgnoreCase) ? "table"
            : record.StartsWith("<li", StringComparison.OrdinalIgnoreCase) ? "ul" : "div";
        builder.Append('<').Append(tag).Append(" class=\"records\">");
        return tag;
    }

    private static string? CloseList(StringBuilder builder, string? tag)
    {
        if (tag is not null) builder.Append("</").Append(tag).Append('>');
        return null;
    }
}
