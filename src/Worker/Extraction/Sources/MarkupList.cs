namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Reads markup that is a list and nothing else: records, the markup in a JSON answer, a fragment a script would insert.</summary>
internal static class MarkupList
{
    private const int LongestMarkup = 4_000_000;

    /// <summary>Null where the markup has no list that can be recognised.</summary>
    public static ListReading? Read(string markup, Uri address, DateOnly observedOn)
    {
        if (markup.Length > LongestMarkup || HtmlPage.TooDeep(markup)) return null;
        using var inner = HtmlPage.Parse(markup, address);
        var read = PageBlocks.Of(inner, observedOn);
        return read.Blocks.Count > 0 ? ListPageReader.Read(read, read.Blocks) : UndatedList.Read(read);
    }

    /// <summary>Whether a text is markup with links in it.</summary>
    public static bool Looks(ReadOnlySpan<char> text) =>
        text.Length > 20 && text.Contains("<a ", StringComparison.OrdinalIgnoreCase) && text.Contains("href", StringComparison.OrdinalIgnoreCase);
}
