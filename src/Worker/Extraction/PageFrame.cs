namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What stands around the lists of a column page: breadcrumb, pagers, the column's name.</summary>
internal sealed class PageFrame
{
    private const int MostCrumbNodes = 24;
    private const string CrumbSigns = "> »·-－—→/|\u00a0\u3000\t\r\n";

    // nodes that are looked through above a block
    private const int FarthestHeading = 1000;

    private readonly PageOutline _outline;
    private readonly List<int> _pagers = [];
    private readonly string _title;

    public PageFrame(HtmlPage page, PageOutline outline)
    {
        _outline = outline;
        _title = page.Tags.Title ?? "";
        var lastCrumb = "";
        for (var i = 0; i < _outline.Count; i++)
        {
            ref readonly var node = ref _outline[i];
            if ((node.Zone & Zone.Pager) != Zone.None && (node.Parent < 0 || (_outline[node.Parent].Zone & Zone.Pager) == Zone.None)) _pagers.Add(i);
            if (node.Text is not { Length: < 40 } text) continue;
            if (Crumb < 0 && IsCrumb(text))
            {
                Crumb = CrumbEnd = i;
                if ((node.Zone & Zone.Crumb) == Zone.None) lastCrumb = PlainCrumb(i);
            }

            if ((node.Zone & Zone.Crumb) != Zone.None)
            {
                if (Crumb < 0) Crumb = i;
                CrumbEnd = i;
                lastCrumb = text;
            }
            else if (IsPager(text)) _pagers.Add(i);
            if (IsNeighbour(text)) HasNeighbours = true;
        }

        var name = lastCrumb.AsSpan().Trim(CrumbSigns);
        ColumnName = page.Tags.ColumnName ?? name[(name.LastIndexOf('>') + 1)..].Trim(CrumbSigns).ToString();
    }

    /// <summary>The node where the breadcrumb begins, or -1.</summary>
    public int Crumb { get; } = -1;

    public int CrumbEnd { get; private set; } = -1;

    public string ColumnName { get; }

    /// <summary>Whether the breadcrumb names this.</summary>
    public bool CrumbHas(string name)
    {
        if (Crumb < 0) return false;
        for (var i = Crumb; i <= CrumbEnd; i++)
        {
            if (_outline[i].Text?.Contains(name, StringComparison.Ordinal) == true) return true;
        }

        return false;
    }

    /// <summary>上一篇 / 下一篇: the page is an article.</summary>
    public bool HasNeighbours { get; }

    public void Describe(List<ItemBlock> blocks, PageAddress address)
    {
        foreach (var block in blocks)
        {
            block.InDirectory = ShareBelow(block, address);
            // a page's header holds no dated articles of the column
            if (block.InDirectory >= 0.5) block.Zone &= ~Zone.Head;
            block.AfterCrumb = Crumb >= 0 && _outline[block.Container].End > CrumbEnd && block.Items[0].Root > Crumb;
            DescribeHeading(block);
        }

        if (_pagers.Count == 0) return;
        var ends = blocks.ConvertAll(static block => block.Items[^1].Root).ToArray();
        var ordered = blocks.ToArray();
        Array.Sort(ends, ordered);
        foreach (var pager in _pagers)
        {
            var at = Array.BinarySearch(ends, pager);
            var nearest = (at < 0 ? ~at : at) - 1;
            if (nearest >= 0 && IsNear(ordered[nearest].Container, pager)) ordered[nearest].HasPager = true;
        }
    }

    // A breadcrumb in a cell or paragraph without a class of its own ends with that.
    private string PlainCrumb(int node)
    {
        var last = "";
        var end = _outline[_outline[node].Parent].End;
        if (end - node > MostCrumbNodes) return last;
        for (var i = node; i < end; i++)
        {
            if (_outline[i].Kind is ElementKind.List or ElementKind.Table or ElementKind.Heading) break;
            if (_outline[i].Text is not { Length: < 40 } text) continue;
            CrumbEnd = i;
            if (i > node) last = text;
            else if (text.AsSpan().LastIndexOfAny('：', ':', '>') is >= 0 and var at) last = text[(at + 1)..];
        }

        return last;
    }

    private bool IsNear(int container, int node)
    {
        for (var level = 0; level < 4 && container >= 0 && _outline[container].Kind != ElementKind.Body; level++)
        {
            if (_outline.Contains(container, node)) return true;
            container = _outline[container].Parent;
        }

        if (container < 0 || _outline[container].Kind != ElementKind.Body) return false;
        var parent = _outline[node].Parent;
        return parent == container || _outline[parent].Parent == container;
    }

    private double ShareBelow(ItemBlock block, PageAddress address)
    {
        if (address.Directory.Length < 2) return 0;
        Span<char> scratch = stackalloc char[512];
        var below = 0;
        foreach (var item in block.Items)
        {
            var href = _outline.HrefOf(_outline.Links[item.Link]);
            if (address.TryPath(href, scratch, out var path) && path.StartsWith(address.Directory, StringComparison.Ordinal)) below++;
        }

        return (double)below / block.Items.Count;
    }

    /// <summary>Whether the words above a node say that a list of something else (相关, 推荐, 热点) begins.</summary>
    public bool IsHeadedForeign(int node) => HeadingAbove(node) == false;

    private void DescribeHeading(ItemBlock block)
    {
        var fits = HeadingAbove(block.Items[0].Root);
        block.HeadingFits = fits == true;
        block.HeadingForeign = fits == false;
    }

    // The last few short texts above: true where one names the column, false where one names something else, null where none tells.
    private bool? HeadingAbove(int node)
    {
        var seen = 0;
        for (var (i, last) = (node - 1, node - FarthestHeading); i > Math.Max(0, last) && seen < 3; i--)
        {
            if (_outline[i].Text is not { } text) continue;
            var words = text.AsSpan().Trim();
            if (IsColumnHead(i)) continue;
            if (words.Length > 16 || IsCrumb(text) || (_outline[i].Zone & Zone.Crumb) != Zone.None) break;
            seen++;
            if (ColumnName.Length >= 2 && words.SequenceEqual(ColumnName)) return true;
            if (IsForeignHeading(words) && !_title.Contains(words.Trim(CrumbSigns), StringComparison.Ordinal)) return false;
        }

        return null;
    }

    /// <summary>The short text right above a block that is neither a link's nor a date: what heads it; or "".</summary>
    public string HeadingOf(ItemBlock block)
    {
        for (var (i, last) = (block.Items[0].Root - 1, block.Items[0].Root - FarthestHeading); i > Math.Max(CrumbEnd, last); i--)
        {
            if (_outline[i].Text is not { } text || (_outline[i].Zone & (Zone.Nav | Zone.Crumb | Zone.Hidden)) != Zone.None) continue;
            var words = text.AsSpan().Trim();
            if (IsColumnHead(i) || words.Length <= 1 || words.Contains("更多", StringComparison.Ordinal) || words.StartsWith("more", StringComparison.OrdinalIgnoreCase)) continue;
            return words.Length > 12 || words.ContainsAnyInRange('0', '9') || IsPager(text) ? "" : words.Trim(CrumbSigns).ToString();
        }

        return "";
    }

    // 标题 | 发布时间 | 点击 in the first row of a table: names of its columns, no heading.
    private bool IsColumnHead(int node)
    {
        for (var level = 0; level < 5 && node >= 0; level++, node = _outline[node].Parent)
        {
            if (_outline[node].Kind == ElementKind.HeadCell) return true;
            if (_outline[node].Kind != ElementKind.Row) continue;
            var cells = 0;
            for (var i = node + 1; i < _outline[node].End && cells < 3; i = _outline[i].End) cells += _outline[i].Kind == ElementKind.Cell ? 1 : 0;
            return cells >= 3;
        }

        return false;
    }

    private static bool IsForeignHeading(ReadOnlySpan<char> words) =>
        words.Contains("相关", StringComparison.Ordinal) || words.Contains("推荐", StringComparison.Ordinal)
        || words.Contains("热点", StringComparison.Ordinal) || words.Contains("热门", StringComparison.Ordinal)
        || words.Contains("排行", StringComparison.Ordinal) || words.Contains("延伸", StringComparison.Ordinal)
        || words.Contains("最新", StringComparison.Ordinal) || words.Contains("友情", StringComparison.Ordinal)
        || words.Contains("猜你", StringComparison.Ordinal) || words.Contains("点击", StringComparison.Ordinal);

    internal static bool IsCrumb(string text) =>
        text.Contains("位置", StringComparison.Ordinal)
        && (text.Contains("当前", StringComparison.Ordinal) || text.Contains("當前", StringComparison.Ordinal) || text.Contains("目前", StringComparison.Ordinal)
            || text.Contains("所在", StringComparison.Ordinal)
            || text.Contains("现在", StringComparison.Ordinal) || text.Contains("您的", StringComparison.Ordinal)
            || text.AsSpan().Trim().StartsWith("位置", StringComparison.Ordinal));

    private static bool IsPager(string text) =>
        text.Contains("下一页", StringComparison.Ordinal) || text.Contains("下页", StringComparison.Ordinal)
        || text.Contains("尾页", StringComparison.Ordinal) || text.Contains("末页", StringComparison.Ordinal);

    private static bool IsNeighbour(string text) =>
        text.Contains("上一篇", StringComparison.Ordinal) || text.Contains("下一篇", StringComparison.Ordinal);
}
