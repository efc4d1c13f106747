namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What kind of page it is, as far as its lists do not tell.</summary>
internal static class PageNature
{
    private const int TailLength = 4000;

    /// <summary>Two of three signs: an article's address, its tag, its links to the articles before and after.</summary>
    public static bool IsArticle(PageBlocks read)
    {
        var signs = 0;
        if (AddressDate.LooksLikeArticle(read.Page.Address.Path)) signs++;
        if (read.Page.Tags.ArticleTitle is not null) signs++;
        if (read.Frame.HasNeighbours) signs++;
        return signs >= 2;
    }

    /// <summary>Whether the page came to its own end.</summary>
    public static bool IsWhole(HtmlPage page)
    {
        var raw = page.Raw.TrimEnd();
        var tail = raw.Length > TailLength ? raw[^TailLength..] : raw;
        for (var end = tail.Length; (end = LastEndTag(tail[..end])) >= 0;)
        {
            if (!StandsWithin(tail[end..], "<!--", "-->") && !StandsWithin(tail[end..], "<script", "</script")) return true;
        }

        return false;
    }

    private static int LastEndTag(ReadOnlySpan<char> text) =>
        Math.Max(text.LastIndexOf("</html>", StringComparison.OrdinalIgnoreCase), text.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase));

    // A comment or a script that writes a frame has such tags too, at the page's very head even: its end comes before a next one's begin.
    private static bool StandsWithin(ReadOnlySpan<char> behind, string open, string close)
    {
        var end = behind.IndexOf(close, StringComparison.OrdinalIgnoreCase);
        return end >= 0 && behind[..end].IndexOf(open, StringComparison.OrdinalIgnoreCase) < 0;
    }

    /// <summary>Whether the page goes on behind its lists down to a foot: then they were not cut off.</summary>
    public static bool GoesOnBehind(PageOutline outline, List<ItemBlock> blocks)
    {
        var end = 0;
        foreach (var block in blocks) end = Math.Max(end, outline[block.Container].End);
        return GoesOnBehind(outline, end);
    }

    public static bool GoesOnBehind(PageOutline outline, int end)
    {
        for (var i = end; i < outline.Count; i++)
        {
            if (outline[i].Text is not { } text) continue;
            if (text.Contains("主办", StringComparison.Ordinal) || text.Contains("版权", StringComparison.Ordinal)
                || text.Contains("备案", StringComparison.Ordinal) || text.Contains("ICP", StringComparison.Ordinal)
                || text.Contains("标识码", StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
