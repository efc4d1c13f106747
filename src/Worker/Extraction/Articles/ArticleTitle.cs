namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Where on the page the article's title stands: the place to look for its date.</summary>
internal sealed class ArticleTitle
{
    private const int FewestLetters = 4;
    private const int Longest = 160;

    private ArticleTitle(string? text, int node, bool shown) => (Text, Node, IsShown) = (text, node, shown);

    /// <summary>White space folded; null where none was found.</summary>
    public string? Text { get; }

    /// <summary>The outline's node with the title's text, or -1.</summary>
    public int Node { get; }

    /// <summary>Whether the page shows, in a heading or the like, what its head calls it.</summary>
    public bool IsShown { get; }

    public static ArticleTitle Of(HtmlPage page, string? named)
    {
        var outline = page.Outline;
        var wanted = page.Tags.ArticleTitle ?? named ?? page.Tags.Title ?? "";
        var (best, bestScore) = (-1, 0.0);
        var heading = -1;
        for (var i = 0; i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (node.Text is not { Length: <= Longest * 2 } || (node.Zone & (Zone.Foot | Zone.Crumb | Zone.Nav | Zone.Pager | Zone.Foreign)) != Zone.None) continue;
            var text = node.Text.AsSpan().Trim();
            if (text.Length is < FewestLetters or > Longest) continue;
            var mark = MarkOf(outline, i);
            if (mark >= 4 && heading < 0 && (node.Zone & Zone.Head) == Zone.None) heading = i;
            var share = Share(wanted, text);
            var score = share < 0.3 || (share < 0.6 && mark == 0) ? 0 : (share * 4) + mark;
            if (score > bestScore) (best, bestScore) = (i, score);
        }

        if (best >= 0) return new(page.Tags.ArticleTitle ?? OutlineText.Fold(outline[best].Text!), best, bestScore >= 3);
        var shown = heading >= 0 ? OutlineText.Fold(outline[heading].Text!) : null;
        return new(page.Tags.ArticleTitle ?? shown ?? named ?? page.Tags.Title, heading, false);
    }

    // How much of the wanted title a text is, or of the text the wanted title.
    private static double Share(ReadOnlySpan<char> wanted, ReadOnlySpan<char> text)
    {
        if (wanted.Length < FewestLetters) return 0;
        if (wanted.Contains(text, StringComparison.Ordinal)) return (double)text.Length / wanted.Length;
        return text.Contains(wanted.Trim(), StringComparison.Ordinal) ? (double)wanted.Length / text.Length : 0;
    }

    // A heading, or an element called title.
    private static int MarkOf(PageOutline outline, int node)
    {
        var mark = 0;
        for (var level = 0; level < 3 && (node = outline[node].Parent) > 0; level++)
        {
            if (outline[node].Kind == ElementKind.Link) return 0;
            if (outline[node].Kind == ElementKind.Heading) return outline[node].Element.LocalName is "h1" or "h2" or "h3" ? 4 : 3;
            var names = outline[node].Element;
            if (IsTitleName(names.ClassName) || IsTitleName(names.Id)) mark = 3;
        }

        return mark;
    }

    private static bool IsTitleName(ReadOnlySpan<char> name) =>
        name.Contains("title", StringComparison.OrdinalIgnoreCase) || name.Contains("biaoti", StringComparison.OrdinalIgnoreCase);
}
