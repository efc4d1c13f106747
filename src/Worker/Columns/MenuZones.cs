using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Knows, while a page is walked in document order, which of its parts are menus: by what they are called and what they hold.</summary>
internal sealed class MenuZones(PageOutline outline)
{
    private const double LongestMeanName = 9;
    private const int LargestMenu = 2000;

    private int _end;

    /// <summary>Whether the node entered last stands in a menu.</summary>
    public bool Inside { get; private set; }

    /// <summary>To be called for each node, in order.</summary>
    public void Enter(int node)
    {
        Inside = node < _end || (outline[node].Zone & Zone.Nav) != Zone.None;
        if (!Inside && outline[node].Text is null && outline[node].Kind is not (ElementKind.Link or ElementKind.Script or ElementKind.Frame or ElementKind.Image) && IsCalledMenu(node)) Open(node);
    }

    /// <summary>Takes a part for a menu, if its links are short names.</summary>
    public void Open(int node)
    {
        if (Inside || !HoldsNames(node)) return;
        _end = outline[node].End;
        Inside = true;
    }

    /// <summary>Whether the links of a subtree are short names and hardly an article among them.</summary>
    public bool HoldsNames(int node)
    {
        var (from, to) = outline.LinksIn(node);
        if (to - from > LargestMenu) return false;
        int length = 0, articles = 0;
        for (var link = from; link < to; link++)
        {
            length += OutlineText.Of(outline, outline.Links[link]).Length;
            if (ColumnLinks.IsArticle("/" + outline[outline.Links[link]].Element.GetAttribute("href"))) articles++;
        }

        return length <= LongestMeanName * (to - from) && articles * 4 <= to - from;
    }

    // The page's outline forgets zones that hold much of the page, which on a small page a menu does.
    private bool IsCalledMenu(int node) =>
        outline.LinksIn(node) is var (from, to) && to - from >= 2 && outline[node].Kind is not (ElementKind.Body or ElementKind.ListItem) && outline[node].Parent >= 0 && (outline[node].Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) == Zone.None
        && (ElementKinds.ZoneOf(outline[node].Element, outline[node].Kind, outline[outline[node].Parent].Kind) & Zone.Nav) != Zone.None;
}
