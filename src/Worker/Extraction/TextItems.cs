using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Finds items whose title is no link: text alone, a script on the row, a link on another part of the item (查看详情,
/// a picture).</summary>
internal sealed class TextItems(PageOutline outline, LinkTitles titles)
{
    private const int HighestClimb = 6;
    private const int ShortestTitle = 6;
    private const int LongestTitle = 120;
    private const int MostNodes = 80;

    private static readonly SearchValues<string> s_facts = SearchValues.Create(
        ["来源", "作者", "单位", "部门", "时间", "日期", "浏览", "点击", "阅读", "编号", "文号", "索引", "地点", "电话", "状态", "分类", "主题", "编辑", "责任", "字号", "机构"],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> s_counts = SearchValues.Create(["浏览", "点击", "阅读", "次", "人气", "评论"], StringComparison.Ordinal);

    private const Zone Elsewhere = Zone.Nav | Zone.Head | Zone.Foot | Zone.Foreign | Zone.Crumb | Zone.Pager;

    /// <summary>The elements that hold the titles, each with its address (a script, or empty where nothing leads on).</summary>
    public Dictionary<int, string> Find(List<DateSpot> spots)
    {
        var byShape = new Dictionary<(string, string), List<(int Node, string Href)>>();
        var last = -1;
        foreach (var spot in spots)
        {
            if (spot.Weak || spot.Quiet || spot.Node < last || spot.Shown.Precision != DatePrecision.Day) continue;
            if ((outline[spot.Node].Zone & Elsewhere) != Zone.None || outline.EnclosingLink(spot.Node) >= 0) continue;
            var row = RowOf(spot, out var title);
            if (row < 0) continue;
            last = outline[row].End;
            var element = outline[row].Element;
            var shape = (element.LocalName, BlockTemplate.StableClass(element.ClassName));
            if (!byShape.TryGetValue(shape, out var rows)) byShape[shape] = rows = [];
            rows.Add((HolderOf(title, row, spot), HrefOf(row)));
        }

        var found = new Dictionary<int, string>();
        foreach (var rows in byShape.Values)
        {
            if (rows.Count < 2) continue;
            foreach (var (node, href) in rows) found.TryAdd(node, href);
        }

        return found;
    }

    private int RowOf(DateSpot spot, out int title)
    {
        title = -1;
        var row = outline[spot.Node].Parent;
        for (var level = 0; level < HighestClimb && row >= 0; level++, row = outline[row].Parent)
        {
            if (outline[row].Kind == ElementKind.Body || outline[row].End - row > MostNodes || titles.CountIn(outline, row) > 0) return -1;
            title = TitleIn(row, spot);
            if (title >= 0) return row;
        }

        return -1;
    }

    // A heading, or the first text that is long enough and labels nothing.
    private int TitleIn(int row, DateSpot spot)
    {
        var first = -1;
        for (var i = row; i < outline[row].End; i++)
        {
            if (outline[i].Text is not { } text || (i >= spot.Node && i < spot.End)) continue;
            var words = text.AsSpan().Trim();
            if (words.Length is < ShortestTitle or > LongestTitle) continue;
            if (IsFact(words)) continue;
            if (outline[outline[i].Parent].Kind == ElementKind.Heading) return i;
            if (first < 0) first = i;
        }

        return first;
    }

    // 来源：某局, 阅读 520, 发布日期
    private static bool IsFact(ReadOnlySpan<char> words)
    {
        if (words[^1] is '：' or ':' || (words.Length < 10 && DateLabels.Of(words) > DateLabel.None)) return true;
        var colon = words.IndexOfAny('：', ':');
        return colon is > 0 and < 10 ? words[..colon].ContainsAny(s_facts) : words.Length < 12 && words.ContainsAny(s_counts) && words.ContainsAnyInRange('0', '9');
    }

    private int HolderOf(int title, int row, DateSpot spot)
    {
        var holder = outline[title].Parent;
        while (holder > row && outline[holder].Kind == ElementKind.Other && outline[holder].Element.LocalName is "font" or "b" or "strong" or "em" or "span"
            && !outline.Contains(outline[holder].Parent, spot.Node) && outline[holder].Parent > row) holder = outline[holder].Parent;
        return holder;
    }

    private string HrefOf(int row)
    {
        var (from, to) = outline.LinksIn(row);
        if (from < to) return outline.HrefOf(outline.Links[from]);
        for (var i = row; i < outline[row].End; i++)
        {
            if (outline[i].Text is null && outline[i].Element.GetAttribute("onclick") is { Length: > 0 } code)
                return ClickAddress.TryRead(code, out var address) ? address : ClickAddress.Script(code);
        }

        return outline[row].Parent is > 0 and var above && outline[above].Element.GetAttribute("onclick") is { Length: > 0 } outer
            ? ClickAddress.TryRead(outer, out var found) ? found : ClickAddress.Script(outer) : "";
    }
}
