using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Reads what 大汉 jpage's data proxy answers.</summary>
public static class JpageReader
{
    private const int LongestAnswer = 8_000_000;

    /// <summary>Null where the text is no such answer. Without records it is never blank: the proxy answers so to wrong parameters too.</summary>
    /// <param name="proxyAnswer">The body as text.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="observedOn">The civil day (China) it was fetched.</param>
    public static ListReading? Read(string proxyAnswer, Uri address, DateOnly observedOn)
    {
        var markup = "";
        var cutShort = false;
        if (proxyAnswer.Length > LongestAnswer) return NotRead("数据代理的答复过大，未予读取", address);
        if (JpageRecords.Any(proxyAnswer)) markup = JpageRecords.Markup(proxyAnswer, out cutShort);
        else if (!proxyAnswer.Contains("<datastore", StringComparison.OrdinalIgnoreCase)) return null;
        if (cutShort || !IsWhole(proxyAnswer)) return NotRead("数据代理的答复不完整", address);
        if (markup.Length == 0) return NotRead("数据代理的答复中没有记录，不据此判为空", address);
        return MarkupList.Read(markup, address, observedOn) is { } reading
            ? reading with { Way = ReadingWay.Jpage, SourceUrl = address.AbsoluteUri }
            : NotRead("数据代理答复中的列表无法识别", address);
    }

    private static bool IsWhole(ReadOnlySpan<char> text) =>
        !text.Contains("<datastore", StringComparison.OrdinalIgnoreCase) || text.Contains("</datastore", StringComparison.OrdinalIgnoreCase);

    private static ListReading NotRead(string reason, Uri address) =>
        new(ReadingOutcome.NotRead, reason, [], null, null, Way: ReadingWay.Jpage, SourceUrl: address.AbsoluteUri);
}
