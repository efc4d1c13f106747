using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Finds, while a page is walked in document order, what heads what: the entry of a menu above its sub-entries, the heading of a
/// panel above its links, the bar above the panels that stand apart from it.</summary>
internal sealed class MenuGroups(PageOutline outline)
{
    private const int DeepestLevel = 9;

    private readonly Dictionary<int, (int End, string Name)> _starts = [];
    private readonly HashSet<int> _repeated = [];
    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);
    private readonly List<(int End, string Name)> _open = [];
    private readonly List<string> _bar = [];
    private readonly MenuZones _menus = new(outline);

    public int Level => Math.Min(DeepestLevel, 1 + _open.Count);

    public string? Parent => _open.Count == 0 ? null : _open[^1].Name;

    /// <summary>Whether the node entered last stands in a menu, by what the elements around it are called and hold.</summary>
    public bool InMenu => _menus.Inside;

    public string? GrandParent => _open.Count < 2 ? null : _open[^2].Name;

    public bool HoldsNames(int node) => _menus.HoldsNames(node);

    /// <summary>To be called for each node, in order.</summary>
    public void Enter(int node)
    {
        while (_open.Count > 0 && _open[^1].End <= node) _open.RemoveAt(_open.Count - 1);
        // a panel that repeats the entry it belongs to is no level more
        if (_starts.Remove(node, out var start) && Parent != start.Name && _open.Count < DeepestLevel) _open.Add(start);
        _menus.Enter(node);
        if (outline[node].Text is not null || outline[node].Kind is ElementKind.Link or ElementKind.Script or ElementKind.Frame or ElementKind.Image) return;
        if (_byId.Count > 0 && outline[node].Element.Id is { Length: > 0 } id && _byId.TryGetValue(id, out var name) && Parent != name)
        {
            _open.Add((outline[node].End, name));
            _menus.Open(node);
        }

        var (from, to) = outline.LinksIn(node);
        if (to - from >= 1) Divide(node, to - from);
    }

    /// <summary>Remembers an entry that leads to a part of the page itself (#zwgk): what stands there is below it.</summary>
    public void Point(string href, string name) => _byId.TryAdd(href[1..], name);

    private void Divide(int node, int links)
    {
        MarkRepeated(node);
        if (links < 2 && outline[node].Element.LocalName != "dl") return;
        if (outline[node].Kind == ElementKind.Body || DivideByHeadings(node) || DivideByHead(node)) return;
        DivideByBar(node);
    }

    // dl > dt dd dt dd, div > h3 ul h3 ul: each heading has what follows it.
    private bool DivideByHeadings(int node)
    {
        int heads = 0, last = -1;
        for (var child = node + 1; child < outline[node].End; child = outline[child].End)
        {
            if (!IsHeading(child)) continue;
            heads++;
            if (last >= 0) Start(last, child);
            last = child;
        }

        if (last >= 0) Start(last, outline[node].End);
        return heads > 0;
    }

    private bool DivideByHead(int node)
    {
        int head = -1, bodies = 0, links = 0;
        var like = false;
        for (var child = node + 1; child < outline[node].End; child = outline[child].End)
        {
            var (from, to) = outline.LinksIn(child);
            if (head < 0)
            {
                if (to - from > 1) return false;
                if (to > from || HeadText(child) is not null) head = child;
                continue;
            }

            if (to == from) continue;
            bodies++;
            links += to - from;
            like |= outline[child].Text is null && outline[head].Text is null && outline[child].Element.LocalName == outline[head].Element.LocalName;
        }

        if (head < 0 || bodies == 0 || !MayHead(node, head, like, bodies, links)) return false;
        Start(head, outline[node].End);
        return true;
    }

    private bool MayHead(int node, int head, bool like, int bodies, int links)
    {
        var (from, to) = outline.LinksIn(head);
        var isText = from == to;
        if (like && (bodies != 1 || links < 2 || outline[head].Kind is ElementKind.Link or ElementKind.ListItem or ElementKind.Row)) return false;
        if (isText && links < 2) return false;
        return outline[node].Kind switch
        {
            ElementKind.ListItem => true,
            ElementKind.Cell => !isText,
            ElementKind.Row => like || outline[head].Kind == ElementKind.HeadCell,
            ElementKind.List or ElementKind.Table => false,
            // div.logo + div.menu is a page's frame, not a heading: only what stands there more than once
            _ => _repeated.Contains(node) && (!isText || InMenu),
        };
    }

    // A bar of n entries and, apart from it, n panels (or one fewer: 首页 has none).
    private void DivideByBar(int node)
    {
        int children = 0, single = 0, many = 0;
        var named = true;
        string? tag = null;
        for (var child = node + 1; child < outline[node].End; child = outline[child].End)
        {
            if (outline[child].Text is not null || (tag is not null && outline[child].Element.LocalName != tag)) return;
            tag ??= outline[child].Element.LocalName;
            children++;
            var (from, to) = outline.LinksIn(child);
            if (to - from == 1) single++;
            else if (to - from > 1) many++;
            else named = false;
        }

        if (children < 3) return;
        if (single == children && named && InMenu)
        {
            _bar.Clear();
            var (from, to) = outline.LinksIn(node);
            for (var link = from; link < to; link++) _bar.Add(ColumnNames.Clean(OutlineText.Of(outline, outline.Links[link])));
            return;
        }

        var home = _bar.Count > 0 && _bar[0].Contains("首页", StringComparison.Ordinal) ? 1 : 0;
        var skip = children == _bar.Count ? 0 : children == _bar.Count - home ? home : -1;
        // a list of entries with their own sub-entries is the menu once more
        if (many == 0 || skip < 0 || outline[node].Kind == ElementKind.List || !IsPanels(node)) return;
        _menus.Open(node);
        for (int child = node + 1, at = skip; child < outline[node].End; child = outline[child].End, at++)
        {
            if (_bar[at].Length >= 2) _starts.TryAdd(child, (outline[child].End, _bar[at]));
        }
    }

    private bool IsPanels(int node)
    {
        if (InMenu || (outline[node].Zone & Zone.Hidden) != Zone.None || (outline[node + 1].Zone & Zone.Hidden) != Zone.None) return true;
        var names = outline[node].Element.ClassName ?? "";
        return names.Contains("sub", StringComparison.OrdinalIgnoreCase) || names.Contains("panel", StringComparison.OrdinalIgnoreCase)
            || names.Contains("drop", StringComparison.OrdinalIgnoreCase) || names.Contains("layer", StringComparison.OrdinalIgnoreCase);
    }

    private void MarkRepeated(int node)
    {
        var last = -1;
        for (var child = node + 1; child < outline[node].End; child = outline[child].End)
        {
            if (outline[child].Text is not null) continue;
            var (from, to) = outline.LinksIn(child);
            if (to == from) continue;
            if (last >= 0 && outline[last].Element.LocalName == outline[child].Element.LocalName)
            {
                _repeated.Add(last);
                _repeated.Add(child);
            }

            last = child;
        }
    }

    private bool IsHeading(int node)
    {
        if (outline[node].Text is not null || (outline[node].Kind != ElementKind.Heading && outline[node].Element.LocalName != "dt")) return false;
        var (from, to) = outline.LinksIn(node);
        return to - from <= 1 && HeadText(node) is not null;
    }

    private void Start(int head, int end)
    {
        if (outline[head].End < end && HeadText(head) is { } name) _starts.TryAdd(outline[head].End, (end, name));
    }

    private string? HeadText(int node)
    {
        Span<char> text = stackalloc char[24];
        var length = OutlineText.Join(outline, node, text);
        if (length < 2) return null;
        var name = ColumnNames.Clean(text[..length].ToString());
        return ColumnLinks.IsName(name) && !IsHomeWord(name) ? name : null;
    }

    private static bool IsHomeWord(string name) => name.EndsWith("首页", StringComparison.Ordinal) || name.Contains("登录", StringComparison.Ordinal) || name.Contains("注册", StringComparison.Ordinal);
}
