using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>The parts of an article's page: its title, where its text begins, where other articles begin.</summary>
internal sealed class ArticlePlaces
{
    private const int LongestFacts = 240;
    private const int ProseLetters = 30;
    private const int LongLine = 60;
    private const int Near = 12;

    private static readonly SearchValues<string> s_factWords = SearchValues.Create(
        [
            "来源", "來源", "作者", "浏览", "阅读", "点击", "访问", "字号", "字体", "编辑", "打印", "责编", "供稿", "撰稿", "人气", "视力保护", "分享", "关闭", "收藏", "信息提供", "发布机构", "发布单位",
            "发布者", "发布人", "索引号", "稿件",
        ],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> s_eventWords = SearchValues.Create(
        ["地点", "地址", "参加", "人员", "对象", "主持", "议题", "会议室", "活动", "报名", "出席"], StringComparison.Ordinal);

    private static readonly string[] s_factNames = ["time", "date", "info", "source", "attr", "meta", "fbsj", "laiyuan", "explain", "property", "article-bar"];
    private static readonly string[] s_bodyNames =
        ["trs_editor", "trs_uedit", "zoom", "ucapcontent", "vsb_content", "ivs_content", "article-content", "article_content", "articlecontent", "art_content", "news_content", "contenttxt", "content_txt", "pages_content"];

    private readonly HtmlPage _page;
    private readonly PageOutline _outline;
    private readonly LinkTitles _titles;

    public ArticlePlaces(HtmlPage page, LinkTitles titles, int title)
    {
        (_page, _outline, _titles, Title) = (page, page.Outline, titles, title);
        BodyStart = FindBody();
        End = FindEnd();
    }

    /// <summary>The title's node, or -1.</summary>
    public int Title { get; }

    /// <summary>The node where the text begins; the outline's count where none was found.</summary>
    public int BodyStart { get; }

    /// <summary>The node where the links to other articles begin.</summary>
    public int End { get; }

    /// <summary>Whether the words or the names around a node are those of the line of facts below a title.</summary>
    public bool IsAmongFacts(int node)
    {
        Span<char> joint = stackalloc char[LongestFacts];
        for (var level = 0; level < 3 && (node = level == 0 && _outline[node].Text is null ? node : _outline[node].Parent) > 0; level++)
        {
            if (_outline[node].Kind == ElementKind.Body) return false;
            var length = OutlineText.Join(_outline, node, joint);
            if (length < 0) return false;
            if (joint[..length].ContainsAny(s_factWords) || (level < 2 && !IsTitleLine(node) && HasName(node, s_factNames))) return true;
        }

        return false;
    }

    /// <summary>Whether a date before the title stands in the same small block with it (a date box left of a headline).</summary>
    public bool IsBesideTitle(int node)
    {
        if (Title < 0 || node > Title || Title - node > Near) return false;
        for (var level = 0; level < 3 && (node = _outline[node].Parent) > 0 && _outline[node].Kind != ElementKind.Body; level++)
        {
            if (_outline.Contains(node, Title)) return true;
        }

        return false;
    }

    /// <summary>Whether a node stands right below the title and the words behind it are no event's (地点, 参加人员).</summary>
    public bool IsBelowTitle(int node)
    {
        if (Title < 0 || node < Title || node - Title > Near) return false;
        var seen = 0;
        for (var i = node; i < _outline.Count && seen < 4; i++)
        {
            if (_outline[i].Text is not { } text) continue;
            seen++;
            if (text.AsSpan().ContainsAny(s_eventWords)) return false;
        }

        return true;
    }

    /// <summary>Whether a node belongs to a link to another article, or to a comment.</summary>
    public bool IsOthers(int node)
    {
        for (var level = 0; level < 4 && (node = _outline[node].Parent) > 0; level++)
        {
            if (_outline[node].Kind is ElementKind.Body || (Title >= 0 && _outline.Contains(node, Title))) return false;
            if (_outline[node].Kind == ElementKind.Link) return !LeadsHere(node);
            if (HasName(node, ["comment", "reply", "pinglun", "liuyan", "guestbook"])) return true;
            var (from, to) = _outline.LinksIn(node);
            if (to - from > 8) return false;
            for (var link = from; link < to; link++)
            {
                var address = _outline[_outline.Links[link]].Element.GetAttribute("href")!;
                if (_titles.LettersOf(link) >= 6 && AddressDate.LooksLikeArticle(address) && !LeadsHere(_outline.Links[link])) return true;
                if (_outline[node].Kind == ElementKind.ListItem && _titles.LettersOf(link) >= 10) return true;
            }
        }

        return false;
    }

    private bool LeadsHere(int link) =>
        _outline[link].Element.GetAttribute("href") is { } href && _page.Address.PathOf(href) is { } path && path == _page.Address.Path;

    private bool IsTitleLine(int node) => Title >= 0 && _outline.Contains(node, Title);

    private bool HasName(int node, string[] names)
    {
        var element = _outline[node].Element;
        foreach (var name in names)
        {
            if (element.ClassName?.Contains(name, StringComparison.OrdinalIgnoreCase) == true
                || element.Id?.Contains(name, StringComparison.OrdinalIgnoreCase) == true) return true;
        }

        return false;
    }

    private int FindBody()
    {
        for (var i = Title + 1; i < _outline.Count; i++)
        {
            ref readonly var node = ref _outline[i];
            if (node.Text is null)
            {
                if (Title >= 0 && node.Kind == ElementKind.Other && HasName(i, s_bodyNames)) return i;
                continue;
            }

            if ((node.Zone & (Zone.Head | Zone.Nav | Zone.Foot | Zone.Crumb | Zone.Pager | Zone.Foreign)) != Zone.None) continue;
            var text = node.Text.AsSpan().Trim();
            if (text.Length < ProseLetters || text.ContainsAny(s_factWords) || PublicationLabels.NextBehind(text) >= 0) continue;
            if (_outline[node.Parent].Kind != ElementKind.Link && (text.Length >= LongLine || text.ContainsAny('。', '；'))) return i;
        }

        return _outline.Count;
    }

    private int FindEnd()
    {
        for (var i = BodyStart < _outline.Count ? BodyStart : Math.Max(Title, 0); i < _outline.Count; i++)
        {
            if (_outline[i].Text is { Length: < 40 } text
                && (text.Contains("上一篇", StringComparison.Ordinal) || text.Contains("下一篇", StringComparison.Ordinal) || text.Contains("上一条", StringComparison.Ordinal)
                    || text.Contains("下一条", StringComparison.Ordinal) || text.Contains("网友评论", StringComparison.Ordinal))) return i;
        }

        return _outline.Count;
    }
}
