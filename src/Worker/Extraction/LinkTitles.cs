using System.Collections.Frozen;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Tells the links that can be an item's title from those that lead the visitor about (更多, 下一页, 首页, 1 2 3).</summary>
internal sealed class LinkTitles
{
    private static readonly FrozenSet<string> s_guides = new[]
    {
        "更多", "更多>>", "查看更多", "more", "MORE", "More", "首页", "上一页", "下一页", "上页", "下页", "尾页", "末页", "返回", "返回顶部", "返回首页",
        "详细", "详情", "查看", "查看详情", "详细信息", "阅读全文", "全文", "点击查看", "进入", "下载", "打印", "关闭", "设为首页", "加入收藏", "收藏本站", "登录",
        "注册", "无障碍", "无障碍浏览", "网站无障碍", "繁体", "简体", "繁體", "English", "EN", "邮箱", "RSS", "手机版", "微信", "微博", "客户端", "网站地图",
        "关于我们", "联系我们", "跳转", "上一篇", "下一篇", "确定", "搜索", "长者模式", "关怀版", "适老化", "政策解读", "解读", "图解", "附件下载",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_isGuide =
        s_guides.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly int[] _before;
    private readonly int[] _letters;

    public LinkTitles(PageOutline outline)
    {
        var links = outline.Links;
        _before = new int[links.Count + 1];
        _letters = new int[links.Count];
        for (var i = 0; i < links.Count; i++)
        {
            _letters[i] = Letters(outline, links[i]);
            _before[i + 1] = _before[i] + (_letters[i] > 0 ? 1 : 0);
        }
    }

    /// <summary>Length of the title in letters, 0 where the link is none.</summary>
    public int LettersOf(int link) => _letters[link];

    public bool IsTitle(int link) => _letters[link] > 0;

    /// <summary>How many title links a subtree has.</summary>
    public int CountIn(PageOutline outline, int node)
    {
        var (from, to) = outline.LinksIn(node);
        return _before[to] - _before[from];
    }

    private static int Letters(PageOutline outline, int node)
    {
        var element = outline[node].Element;
        var href = outline.HrefOf(node);
        if (!outline.IsPromoted(node) && (href.Length == 0 || href[0] == '#' || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))) return 0;
        if ((outline[node].Zone & (Zone.Crumb | Zone.Pager | Zone.Foot)) != Zone.None) return 0;
        int letters = 0, digits = 0, texts = 0;
        ReadOnlySpan<char> last = default;
        for (var i = node + 1; i < outline[node].End; i++)
        {
            if (outline[i].Text is not { } text) continue;
            foreach (var c in text)
            {
                if (char.IsDigit(c)) digits++;
                else if (char.IsLetter(c)) letters++;
            }

            texts++;
            last = text;
        }

        if (texts == 1 && letters <= 8 && s_isGuide.Contains(last.Trim().Trim(">»[]【】《》…. ").Trim())) return 0;
        // a date alone (2026年9月) is no title; its letters are 年, 月 and 日
        if (letters >= 2 && !(texts == 1 && letters + digits <= 11 && (letters <= 3 || last.Contains('月')) && IsDate(last.Trim()))) return letters + digits;
        if (element.GetAttribute("title") is { } title && title.AsSpan().Trim().Length >= 4) return title.Length;
        return texts == 0 ? ImageTitle(outline, node) : 0;
    }

    private static bool IsDate(ReadOnlySpan<char> text) =>
        DateText.TryFind(text, new DateOnly(2098, 12, 31), out var found) && found.RestOf(text) == 0;

    private static int ImageTitle(PageOutline outline, int node)
    {
        for (var i = node + 1; i < outline[node].End; i++)
        {
            if (outline[i].Kind == ElementKind.Image && outline[i].Element.GetAttribute("alt") is { Length: >= 6 } alt) return alt.Length;
        }

        return 0;
    }
}
