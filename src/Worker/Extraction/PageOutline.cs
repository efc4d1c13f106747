using System.Buffers;
using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The page as one array in document order, each node with the end of its subtree: made once, walked without
/// recursion, and asked by all readers.</summary>
internal sealed class PageOutline : IDisposable
{
    private readonly List<int> _links = new(160);
    private readonly List<int> _zoned = [];
    private OutlineNode[] _nodes = ArrayPool<OutlineNode>.Shared.Rent(1024);
    private Dictionary<int, string>? _addresses;
    private Dictionary<int, string>? _promoted;

    private PageOutline()
    {
    }

    public int Count { get; private set; }

    public ReadOnlySpan<OutlineNode> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>The nodes of all links that have an address.</summary>
    public List<int> Links => _links;

    public bool HasFrameSet { get; private set; }

    public static PageOutline Of(IDocument document)
    {
        var outline = new PageOutline();
        if (document.DocumentElement is { } root) outline.Flatten(root);
        outline.MendZones();
        return outline;
    }

    /// <summary>The same page with the given elements as links too, those inside them as none.</summary>
    public PageOutline With(Dictionary<int, string> promoted)
    {
        var outline = new PageOutline { HasFrameSet = HasFrameSet, _addresses = _addresses, _promoted = promoted, Count = Count };
        if (outline._nodes.Length < Count)
        {
            ArrayPool<OutlineNode>.Shared.Return(outline._nodes);
            outline._nodes = new OutlineNode[Count];
        }

        Nodes.CopyTo(outline._nodes);
        var inner = 0;
        for (var i = 0; i < Count; i++)
        {
            ref var node = ref outline._nodes[i];
            node.LinksBefore = outline._links.Count;
            if (i < inner && node.Kind == ElementKind.Link) node.Kind = ElementKind.Other;
            if (i >= inner && promoted.ContainsKey(i)) (node.Kind, inner) = (ElementKind.Link, node.End);
            if (node.Kind == ElementKind.Link) outline._links.Add(i);
        }

        return outline;
    }

    /// <summary>The address of a link as its element gives it, or as its script opens it.</summary>
    public string HrefOf(int node)
    {
        if (_promoted is not null && _promoted.TryGetValue(node, out var given)) return given;
        return _addresses is not null && _addresses.TryGetValue(node, out var opened) ? opened : _nodes[node].Element.GetAttribute("href") ?? "";
    }

    /// <summary>Whether an element was made a link by <see cref="With"/>.</summary>
    public bool IsPromoted(int node) => _promoted is not null && _promoted.ContainsKey(node);

    public ref readonly OutlineNode this[int index] => ref _nodes[index];

    /// <summary>The links of a subtree, as a range of <see cref="Links"/>.</summary>
    public (int From, int To) LinksIn(int node) => (_nodes[node].LinksBefore, LinksBefore(_nodes[node].End));

    public int LinksBefore(int node) => node < Count ? _nodes[node].LinksBefore : _links.Count;

    /// <summary>The link, as an index of <see cref="Links"/>, that a node stands in, or -1.</summary>
    public int EnclosingLink(int node)
    {
        var link = _nodes[node].LinksBefore - 1;
        return link >= 0 && Contains(_links[link], node) ? link : -1;
    }

    public bool Contains(int ancestor, int node) => node >= ancestor && node < _nodes[ancestor].End;

    public void Dispose()
    {
        _nodes.AsSpan(0, Count).Clear();
        ArrayPool<OutlineNode>.Shared.Return(_nodes);
        _nodes = [];
        Count = 0;
    }

    private void Flatten(IElement root)
    {
        var stack = new Stack<(INodeList Children, int Next, int Node)>(64);
        stack.Push((root.ChildNodes, 0, Add(root, null, ElementKind.Other, -1)));
        while (stack.TryPop(out var frame))
        {
            var (children, next, parent) = frame;
            if (next == children.Length)
            {
                _nodes[parent].End = Count;
                continue;
            }

            stack.Push((children, next + 1, parent));
            var child = children[next];
            if (child is IText text) AddText(text, parent);
            else if (child is IElement element) AddElement(element, parent, stack);
        }
    }

    private void AddElement(IElement element, int parent, Stack<(INodeList Children, int Next, int Node)> stack)
    {
        var kind = ElementKinds.Of(element.LocalName);
        if (kind == ElementKind.Void) return;
        if (element.LocalName == "frameset") HasFrameSet = true;
        var href = kind == ElementKind.Link ? element.GetAttribute("href") : null;
        if (kind == ElementKind.Link && href is null) kind = ElementKind.Other;
        var index = Add(element, null, kind, parent);
        if (kind == ElementKind.Link)
        {
            _links.Add(index);
            if (ClickAddress.Of(href!, element.GetAttribute("onclick")) is var address && !ReferenceEquals(address, href)) (_addresses ??= [])[index] = address;
        }

        if (kind is ElementKind.Script or ElementKind.Frame or ElementKind.Image || !element.HasChildNodes)
            _nodes[index].End = Count;
        else stack.Push((element.ChildNodes, 0, index));
    }

    private void AddText(IText text, int parent)
    {
        var data = text.Data;
        if (data.AsSpan().IsWhiteSpace()) return;
        var index = Add(text, data, ElementKind.Text, parent);
        _nodes[index].End = index + 1;
    }

    private int Add(INode node, string? text, ElementKind kind, int parent)
    {
        if (Count == _nodes.Length) Grow();
        var index = Count++;
        ref var entry = ref _nodes[index];
        entry.Node = node;
        entry.Text = text;
        entry.Kind = kind;
        entry.Parent = parent;
        entry.End = index + 1;
        entry.LinksBefore = _links.Count;
        var inherited = entry.Zone = parent < 0 ? Zone.None : _nodes[parent].Zone;
        if (text is null && kind is not (ElementKind.Link or ElementKind.Image or ElementKind.Script))
            entry.Zone |= ElementKinds.ZoneOf((IElement)node, kind, parent < 0 ? ElementKind.Other : _nodes[parent].Kind);
        if (entry.Zone != inherited) _zoned.Add(index);
        return index;
    }

    // div.page around the whole page is no pager: what holds the page's body, or too much for its name, is no such zone.
    private void MendZones()
    {
        var crumb = FirstCrumb();
        foreach (var index in _zoned)
        {
            // html may bear such a class too
            var own = _nodes[index].Parent < 0 ? _nodes[index].Zone : _nodes[index].Zone & ~_nodes[_nodes[index].Parent].Zone;
            var size = _nodes[index].End - index;
            var wrong = size > Count / 2 ? own & ~Zone.Hidden : Zone.None;
            if ((own & Zone.Crumb) != Zone.None && LinksBefore(_nodes[index].End) - _nodes[index].LinksBefore > 8) wrong |= Zone.Crumb;
            if ((own & Zone.Pager) != Zone.None && HasLongText(index)) wrong |= Zone.Pager;
            // div.top and div.head below the breadcrumb are a column's headline
            if (index > crumb) wrong |= own & Zone.Head;
            if (wrong == Zone.None) continue;
            for (var i = index; i < _nodes[index].End; i++) _nodes[i].Zone &= ~wrong;
        }
    }

    private int FirstCrumb()
    {
        for (var i = 0; i < Count; i++)
        {
            if (_nodes[i].Text is { Length: < 40 } text && PageFrame.IsCrumb(text)) return i;
        }

        return int.MaxValue;
    }

    private bool HasLongText(int index)
    {
        for (var i = index; i < _nodes[index].End; i++)
        {
            if (_nodes[i].Text is { Length: > 14 } text && text.AsSpan().Trim().Length > 14 && !text.Contains('页', StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private void Grow()
    {
        var bigger = ArrayPool<OutlineNode>.Shared.Rent(_nodes.Length * 2);
        _nodes.AsSpan(0, Count).CopyTo(bigger);
        _nodes.AsSpan(0, Count).Clear();
        ArrayPool<OutlineNode>.Shared.Return(_nodes);
        _nodes = bigger;
    }
}
