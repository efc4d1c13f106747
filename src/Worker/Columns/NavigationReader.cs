using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Gathers what can be an entry of the navigation from one page: a home page, a frame of it, or a sitemap page.</summary>
internal sealed class NavigationReader
{
    private const int MostLinks = 5000;
    private const int MostAround = 150;
    private const int MostMore = 300;

    private readonly HtmlPage _page;
    private readonly PageOutline _outline;
    private readonly bool _isSitemap;
    private readonly MenuGroups _groups;
    private readonly MoreHeadings _headings;
    private readonly Dictionary<int, bool> _menuLike = [];
    private readonly List<NavigationLink> _links = [];
    private bool _menuMet;
    private int _more;

    private NavigationReader(HtmlPage page, bool isSitemap)
    {
        _page = page;
        _outline = page.Outline;
        _isSitemap = isSitemap;
        _groups = new MenuGroups(_outline);
        _headings = new MoreHeadings(_outline);
    }

    public static List<NavigationLink> Read(HtmlPage page, bool isSitemap = false)
    {
        var reader = new NavigationReader(page, isSitemap);
        var outline = reader._outline;
        for (var node = 0; node < outline.Count && reader._links.Count < MostLinks; node++)
        {
            reader._groups.Enter(node);
            if (outline[node].Kind == ElementKind.Link && (outline[node].Zone & (Zone.Foot | Zone.Crumb | Zone.Pager)) == Zone.None) reader.Take(node);
        }

        return reader._links;
    }

    private void Take(int node)
    {
        var element = _outline[node].Element;
        var href = element.GetAttribute("href")!;
        var name = NameOf(node);
        if (href.Length > 1 && href[0] == '#' && ColumnLinks.IsName(name)) _groups.Point(href, name);
        if (ColumnLinks.AddressOf(_page, href) is not { } url) return;
        if (ColumnLinks.IsMore(name) || name.Length == 0 && IsMoreMark(node))
        {
            if (_more++ < MostMore && !ColumnLinks.IsArticle(url) && _headings.Of(node) is { } heading) Add(heading, url, 2, null, NavigationPlace.More);
        }
        else if (ColumnLinks.IsName(name)) TakeNamed(node, name, url);
    }

    private void TakeNamed(int node, string name, string url)
    {
        var inMenu = _groups.InMenu;
        _menuMet |= inMenu;
        if (!inMenu && (ColumnLinks.IsArticle(url) || !IsEntry(node))) return;
        var repeats = _groups.Parent == name;
        var level = _groups.Level - (repeats ? 1 : 0);
        var parent = repeats ? _groups.GrandParent : _groups.Parent;
        if (_isSitemap) Add(name, url, level, parent, NavigationPlace.SitemapPage);
        else if (inMenu || (!_menuMet && IsMenuLike(node, most: 4))) Add(name, url, level, parent, NavigationPlace.Menu);
        // a block may show any column: only the menu says that it is of the first level
        else Add(name, url, Math.Max(2, level), parent, NavigationPlace.Block);
    }

    private void Add(string name, string url, int level, string? parent, NavigationPlace place) => _links.Add(new NavigationLink(name, url, level, parent, place));

    // The text; where a menu cuts it short, the title; where it is an image, what stands for it.
    private string NameOf(int node)
    {
        var text = ColumnNames.Clean(OutlineText.Of(_outline, node));
        var element = _outline[node].Element;
        if (text.EndsWith('…') || text.EndsWith("..", StringComparison.Ordinal) || text.Length == 0)
        {
            if (element.GetAttribute("title") is { Length: > 1 } title && !title.Contains("更多", StringComparison.Ordinal)) return ColumnNames.Clean(title);
            if (text.Length == 0 && ImageIn(node)?.GetAttribute("alt") is { Length: > 1 } alt) return ColumnNames.Clean(alt);
        }

        return text;
    }

    private bool IsMoreMark(int node)
    {
        var element = _outline[node].Element;
        return element.GetAttribute("title") is { } title && title.Contains("更多", StringComparison.Ordinal)
            || (element.ClassName ?? "").Contains("more", StringComparison.OrdinalIgnoreCase)
            || (ImageIn(node)?.GetAttribute("src") ?? "").Contains("more", StringComparison.OrdinalIgnoreCase);
    }

    private AngleSharp.Dom.IElement? ImageIn(int node)
    {
        for (var i = node + 1; i < _outline[node].End; i++)
        {
            if (_outline[i].Kind == ElementKind.Image) return _outline[i].Element;
        }

        return null;
    }

    // Outside what calls itself a menu: a heading, the term of a list, or one of several short names side by side.
    private bool IsEntry(int node)
    {
        if (_isSitemap) return true;
        var parent = _outline[node].Parent;
        for (var level = 0; level < 3 && parent >= 0; level++, parent = _outline[parent].Parent)
        {
            if (_outline[parent].Kind == ElementKind.Heading || _outline[parent].Element.LocalName is "dt" or "dd") return true;
            if (_outline[parent].Kind == ElementKind.ListItem) return (_outline[node].Zone & Zone.Foreign) == Zone.None && IsMenuLike(node, most: 1);
        }

        return (_outline[node].Zone & Zone.Foreign) == Zone.None && IsMenuLike(node, most: 4);
    }

    /// <summary>Whether the links around a link are short names and no articles, at least so many of them.</summary>
    private bool IsMenuLike(int node, int most)
    {
        var container = _outline[node].Parent;
        for (var level = 0; level < 3 && container > 0; level++, container = _outline[container].Parent)
        {
            var (from, to) = _outline.LinksIn(container);
            if (to - from < Math.Max(2, most) || _outline[container].Kind == ElementKind.ListItem) continue;
            if (!_menuLike.TryGetValue(container, out var like)) _menuLike[container] = like = to - from <= MostAround && _groups.HoldsNames(container);
            return like;
        }

        return most == 1;
    }
}
