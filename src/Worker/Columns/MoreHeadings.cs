using System.Buffers;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Finds the heading or tab that a 更多 of a block belongs to.</summary>
internal sealed class MoreHeadings(PageOutline outline)
{
    private const int LongestHeading = 14;
    private const int HighestBlock = 6;
    private const int MostTabs = 12;
    private const int MostTexts = 6;

    private static readonly SearchValues<char> s_sentence = SearchValues.Create("，。；！？：");

    public string? Of(int more)
    {
        if (outline[more].Element.GetAttribute("title") is { } title && NameIn(title.Replace("查看更多", "", StringComparison.Ordinal).Replace("更多", "", StringComparison.Ordinal)) is { } named) return named;
        var child = more;
        var block = outline[more].Parent;
        for (var level = 0; level < HighestBlock && block > 0 && outline[block].Kind != ElementKind.Body; level++, child = block, block = outline[block].Parent)
        {
            var (index, count, first) = PlaceAmongLike(block, child);
            if (count > 1 && outline[child].Kind != ElementKind.ListItem)
            {
                if (TabOf(block, first, index, count) is { } tab) return tab;
                // two 更多 in one head: the words right before it
                if (outline[child].Kind == ElementKind.Link) return Before(more, block);
                continue;
            }

            if (FirstIn(block, child) is { } heading) return heading;
        }

        return null;
    }

    // Which of the like children with links the child is.
    private (int Index, int Count, int First) PlaceAmongLike(int block, int child)
    {
        var name = outline[child].Element.LocalName;
        int index = 0, count = 0, first = child;
        for (var other = block + 1; other < outline[block].End && count <= MostTabs; other = outline[other].End)
        {
            if (outline[other].Text is not null || outline[other].Element.LocalName != name) continue;
            var (from, to) = outline.LinksIn(other);
            if (from == to) continue;
            if (other == child) index = count;
            // a head above its panel is no panel, nor is an item
            if (to - from <= 1 && other != child && outline[other].Kind != ElementKind.Link) continue;
            if (count == 0) first = other;
            count++;
        }

        return (index, count, first);
    }

    // A list of as many short words before the panels, beside them or beside their container.
    private string? TabOf(int panels, int first, int index, int count)
    {
        if (count > MostTabs) return null;
        if (WordsIn(panels, first, count) is { } beside) return beside[index];
        var container = panels;
        for (var level = 0; level < 2 && outline[container].Parent >= 0; level++, container = outline[container].Parent)
        {
            if (WordsIn(outline[container].Parent, container, count) is { } words) return words[index];
        }

        return null;
    }

    private List<string>? WordsIn(int within, int before, int count)
    {
        for (var node = within + 1; node < before; node++)
        {
            if (outline[node].Text is null && outline[node].Kind is not (ElementKind.Link or ElementKind.Script) && WordsOf(node, count) is { } words) return words;
        }

        return null;
    }

    private List<string>? WordsOf(int node, int count)
    {
        var words = new List<string>(count);
        for (var child = node + 1; child < outline[node].End; child = outline[child].End)
        {
            if (outline[child].Text is not null || words.Count == count || TextOf(child) is not { } word) return null;
            words.Add(word);
        }

        return words.Count == count ? words : null;
    }

    // The first words of a block, if they are a heading's and not an article's.
    private string? FirstIn(int block, int before)
    {
        var seen = 0;
        for (var i = block + 1; i < outline[block].End && seen < MostTexts; i++)
        {
            if (i >= before && outline[block].Kind == ElementKind.Other && outline[before].Kind == ElementKind.Link && i < outline[before].End) continue;
            if (outline[i].Text is not { } text) continue;
            seen++;
            var words = ColumnNames.Clean(OutlineText.Fold(text));
            if (words.Length == 0 || ColumnLinks.IsMore(words)) continue;
            return IsInArticle(i) ? null : NameIn(words);
        }

        return null;
    }

    private string? Before(int more, int block)
    {
        for (var i = more - 1; i > block; i--)
        {
            if (outline[i].Text is not { } text) continue;
            var words = ColumnNames.Clean(OutlineText.Fold(text));
            if (words.Length > 0) return ColumnLinks.IsMore(words) ? null : NameIn(words);
        }

        return null;
    }

    private bool IsInArticle(int text)
    {
        for (var parent = outline[text].Parent; parent > 0; parent = outline[parent].Parent)
        {
            if (outline[parent].Kind == ElementKind.Link) return ColumnLinks.IsArticle("/" + outline[parent].Element.GetAttribute("href"));
            if (outline[parent].Kind is ElementKind.ListItem or ElementKind.Body) return false;
        }

        return false;
    }

    private string? TextOf(int node)
    {
        Span<char> text = stackalloc char[32];
        var length = OutlineText.Join(outline, node, text);
        return length < 2 ? null : NameIn(text[..length].ToString());
    }

    private static string? NameIn(string text)
    {
        var name = ColumnNames.Clean(text);
        return name.Length is >= 2 and <= LongestHeading && ColumnLinks.IsName(name) && !name.AsSpan().ContainsAnyInRange('0', '9') && !name.AsSpan().ContainsAny(s_sentence) ? name : null;
    }
}
