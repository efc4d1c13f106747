using System.Text.Json;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Reads the list in what a page's script would fetch: JSON of any shape, JSONP, markup in JSON, a bare fragment of markup.</summary>
public static class JsonListReader
{
    private const int LongestAnswer = 8_000_000;

    /// <summary>Null where the text is neither data nor a fragment. Blank only where the data itself says in so many words that its list is empty.</summary>
    /// <param name="text">The answer's body.</param>
    /// <param name="address">Where it came from; item addresses are resolved against it.</param>
    /// <param name="observedOn">The civil day (China) it was fetched.</param>
    public static ListReading? Read(string text, Uri address, DateOnly observedOn)
    {
        if (text.Length > LongestAnswer) return NotRead("数据接口的答复过大，未予读取", address);
        var trimmed = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (trimmed.IsEmpty) return NotRead("数据接口的答复为空", address);
        if (trimmed[0] == '<') return Fragment(text, trimmed, address, observedOn);
        if (!JsonPayload.Looks(text)) return null;
        using var document = JsonPayload.Parse(text);
        if (document is null) return NotRead("数据接口的答复不是可读的 JSON（不完整、嵌套过深或格式有误）", address);
        try
        {
            return Read(document.RootElement, address, observedOn);
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair, which no text may hold
            return NotRead("数据接口的答复含非法字符", address);
        }
    }

    private static ListReading Read(JsonElement root, Uri address, DateOnly observedOn)
    {
        using var lists = JsonLists.In(root);
        var rows = lists.Rows(observedOn);
        var reading = rows.Count > 0 && rows[0].IsDated && (rows[0].DateRank < JsonFields.CreatedRank || rows[0].IsOfArticles) ? JsonItems.Read(rows[0], address, observedOn) : null;
        if (reading is null)
        {
            foreach (var markup in lists.Markup)
            {
                if (MarkupList.Read(markup, address, observedOn) is { } inner && (reading is null || inner.Items.Count > reading.Items.Count)) reading = inner;
            }
        }

        if (reading is null && rows.Find(static list => list.Link is not null && !list.IsDated && list.IsOfArticles) is { } undated) reading = JsonItems.Read(undated, address, observedOn);
        if (reading is not null) return reading with { Way = ReadingWay.Json, SourceUrl = address.AbsoluteUri };
        return lists is { FilledArrays: 0, EmptyArrays: 1, Markup.Count: 0 } && JsonEmptiness.SaysSo(root)
            ? new(ReadingOutcome.Blank, "数据接口答复成功，总数为 0，列表为空", [], null, null, Way: ReadingWay.Json, SourceUrl: address.AbsoluteUri)
            : NotRead("数据接口的答复中没有可识别的列表", address);
    }

    private static ListReading? Fragment(string text, ReadOnlySpan<char> trimmed, Uri address, DateOnly observedOn)
    {
        if (JpageRecords.Any(trimmed)) return JpageReader.Read(text, address, observedOn);
        // a whole page in place of data: an error page, a log-in
        if (trimmed.Contains("<html", StringComparison.OrdinalIgnoreCase) || !MarkupList.Looks(trimmed)) return null;
        return MarkupList.Read(text, address, observedOn) is { } reading
            ? reading with { Way = ReadingWay.Json, SourceUrl = address.AbsoluteUri }
            : NotRead("脚本载入的片段中没有可识别的列表", address);
    }

    private static ListReading NotRead(string reason, Uri address) =>
        new(ReadingOutcome.NotRead, reason, [], null, null, Way: ReadingWay.Json, SourceUrl: address.AbsoluteUri);
}
