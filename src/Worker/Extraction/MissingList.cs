using System.Buffers;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Says why a page shows no list. Blank is a claim against an office: it needs a whole page, a column's frame, an
/// empty place for the list, and nothing that could fill it later.</summary>
internal static class MissingList
{
    private const int MostProse = 200;

    private static readonly SearchValues<string> s_scripted = SearchValues.Create(
        [
            "ajax", "$.get(", "$.post(", "getJSON", "XMLHttpRequest", "fetch(", "axios", "v-for", "ng-repeat", "new Vue", "createApp", "{{",
            "dataproxy", "innerHTML", ".append(", ".html(", ".load(", "laypage", "layui", "webpack", "__NUXT__", "__NEXT", "id=\"app\"", "id='app'",
            "id=\"root\"", "appendChild", "insertAdjacent", "jsonp", "/api/", "getList", "loadList", "loadData", "template(", "<datastore", "<recordset",
            "document.write('<li", "document.write(\"<li",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_empty = SearchValues.Create(
        ["暂无", "没有相关", "没有数据", "没有信息", "没有内容", "无相关", "没有找到", "无数据"], StringComparison.Ordinal);

    public static ListReading Explain(PageBlocks read)
    {
        var page = read.Page;
        if (read.Outline.HasFrameSet) return ListPageReader.NotRead("框架页，列表不在本页");
        if (!PageNature.IsWhole(page)) return ListPageReader.NotRead("页面不完整");
        if (page.Raw.ContainsAny(s_scripted)) return ListPageReader.NotRead("列表由脚本生成，页面源码中没有条目");
        if (HasFrame(read.Outline)) return ListPageReader.NotRead("列表可能在内嵌框架（iframe）中");
        if (!HasColumnFrame(read)) return ListPageReader.NotRead("无法识别列表：缺少栏目框架");
        if (Prose(read) > MostProse) return ListPageReader.NotRead("页面是正文，不是列表");
        if (HasArticles(read)) return ListPageReader.NotRead("无法识别列表");
        if (EmptyText(read) is { } text) return new(ReadingOutcome.Blank, $"栏目为空，页面写明“{text}”", [], null, null);
        return HasEmptyList(read)
            ? new(ReadingOutcome.Blank, "栏目为空：列表容器内没有任何条目", [], null, null)
            : ListPageReader.NotRead("无法识别列表");
    }

    /// <summary>Whether scripts could bring items that the source does not have.</summary>
    public static bool MayBeScripted(HtmlPage page) => page.Raw.ContainsAny(s_scripted);

    public static bool HasFrame(PageOutline outline)
    {
        foreach (ref readonly var node in outline.Nodes)
        {
            if (node.Kind != ElementKind.Frame || (node.Zone & Zone.Foot) != Zone.None) continue;
            var source = node.Element.GetAttribute("src") ?? "";
            if (!source.Contains("tianqi", StringComparison.OrdinalIgnoreCase) && !source.Contains("weather", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool HasColumnFrame(PageBlocks read) =>
        read.Page.Tags.Title is not null && (read.Frame.Crumb >= 0 || read.Page.Tags.ColumnName is not null);

    private static int Prose(PageBlocks read)
    {
        var letters = 0;
        foreach (ref readonly var node in read.Outline.Nodes)
        {
            if (node.Text is { Length: > 20 } text && IsMain(node.Zone)) letters += text.Length;
        }

        return letters;
    }

    private static bool HasArticles(PageBlocks read)
    {
        var outline = read.Outline;
        foreach (var link in outline.Links)
        {
            if (IsMain(outline[link].Zone) && AddressDate.LooksLikeArticle(outline[link].Element.GetAttribute("href"))) return true;
        }

        return false;
    }

    private static string? EmptyText(PageBlocks read)
    {
        for (var i = Math.Max(read.Frame.CrumbEnd, 0); i < read.Outline.Count; i++)
        {
            ref readonly var node = ref read.Outline[i];
            if (node.Text is not { } text || (node.Zone & Zone.Hidden) != Zone.None || !IsMain(node.Zone)) continue;
            var words = text.AsSpan().Trim();
            if (words.Length <= 20 && words.ContainsAny(s_empty)) return words.ToString();
        }

        return null;
    }

    // An id on the container is a handle for a script; the scripts of other files are not seen here.
    private static bool HasEmptyList(PageBlocks read)
    {
        var outline = read.Outline;
        for (var i = Math.Max(read.Frame.CrumbEnd, 0); i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (node.Kind == ElementKind.Script && !IsHarmless(node.Element.GetAttribute("src"))) return false;
        }

        for (var i = Math.Max(read.Frame.CrumbEnd, 0); i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (node.Kind is not ElementKind.List || !IsMain(node.Zone) || (node.Zone & Zone.Hidden) != Zone.None) continue;
            if (OutlineText.Of(outline, i).Length == 0 && outline.LinksIn(i) is var (from, to) && from == to && string.IsNullOrEmpty(node.Element.Id)) return true;
        }

        return false;
    }

    private static bool IsHarmless(string? source)
    {
        if (string.IsNullOrEmpty(source)) return true;
        var name = source.AsSpan(source.LastIndexOf('/') + 1);
        return !name.Contains("list", StringComparison.OrdinalIgnoreCase) && !name.Contains("data", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("app", StringComparison.OrdinalIgnoreCase) && !name.Contains("chunk", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("load", StringComparison.OrdinalIgnoreCase) && !name.Contains("vue", StringComparison.OrdinalIgnoreCase)
            && !name.Contains("page", StringComparison.OrdinalIgnoreCase) && !name.Contains("column", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsMain(Zone zone) =>
        (zone & (Zone.Head | Zone.Nav | Zone.Foot | Zone.Foreign | Zone.Crumb | Zone.Pager)) == Zone.None;
}
