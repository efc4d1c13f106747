using System.Buffers;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Says why a page shows no list. Blank is a claim against an office: it needs a whole page, a column's frame, an
/// empty place for the list, and nothing that could fill it later.</summary>
internal static class MissingList
{
    private const int MostProse = 200;

    // A heading, "共0条", the page tools: what stands around an empty list that no words call empty.
    private const int MostFurniture = 60;

    private const int ShortestTitle = 6;
    private const int LongTitle = 10;

    private static readonly string[] s_files = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".ofd", ".zip", ".rar", ".ppt", ".pptx"];

    // The picture beside 暂无数据, dots and lines.
    private static readonly SearchValues<string> s_ornaments = SearchValues.Create(
        ["empty", "none", "nodata", "no_", "no-", "null", "zanwu", "kong", "icon", "dot", "line", "arrow", "bg", "blank", "space", "logo", "data:"], StringComparison.OrdinalIgnoreCase);

    public static ListReading Explain(PageBlocks read)
    {
        var page = read.Page;
        if (read.Outline.HasFrameSet) return ListPageReader.NotRead("框架页，列表不在本页");
        if (!PageNature.IsWhole(page)) return ListPageReader.NotRead("页面不完整");
        if (PageScripts.FillsInline(page)) return ListPageReader.NotRead("列表由脚本生成，页面源码中没有条目");
        if (PageScripts.HasUnknownFile(page)) return ListPageReader.NotRead("页面源码中没有条目，列表可能由外部脚本生成");
        if (HasFrame(read.Outline)) return ListPageReader.NotRead("列表可能在内嵌框架（iframe）中");
        if (!HasColumnFrame(read)) return ListPageReader.NotRead("无法识别列表：缺少栏目框架");
        if (IsProse(read)) return ListPageReader.NotRead("页面是正文，不是列表");
        if (HasArticles(read)) return ListPageReader.NotRead("无法识别列表");
        if (Fault(read) is { } fault) return ListPageReader.NotRead($"页面含“{fault}”，疑为出错页或查询页，不判为空");
        if (HasTitledLink(read)) return ListPageReader.NotRead("页面有带标题的链接，不判为空");
        if (HasMedia(read)) return ListPageReader.NotRead("页面有图片或音视频内容，不判为空");
        if (LaterPage.Is(read)) return ListPageReader.NotRead("页面是翻页后的一页，不判为空");
        if (HasQueryForm(read)) return ListPageReader.NotRead("页面含查询表单，列表可能查询后才显示");
        if (!HeadingFits(read)) return ListPageReader.NotRead("无法识别列表：空白处的标题不是本栏目");
        if (EmptyText(read) is { } text) return new(ReadingOutcome.Blank, $"栏目为空，页面写明“{text}”", [], null, null);
        if (Letters(read) > MostFurniture) return ListPageReader.NotRead("页面有文字内容而没有列表，不判为空");
        return HasEmptyList(read)
            ? new(ReadingOutcome.Blank, "栏目为空：列表容器内没有任何条目", [], null, null)
            : ListPageReader.NotRead("无法识别列表");
    }

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

    /// <summary>Whether a page has more running text than a list's page has.</summary>
    public static bool IsProse(PageBlocks read)
    {
        var letters = 0;
        foreach (ref readonly var node in read.Outline.Nodes)
        {
            if (node.Text is { Length: > 20 } text && IsMain(node.Zone)) letters += text.Length;
        }

        return letters > MostProse;
    }

    private static int Letters(PageBlocks read)
    {
        var letters = 0;
        for (var i = Start(read); i < read.Outline.Count; i++)
        {
            ref readonly var node = ref read.Outline[i];
            if (node.Text is { } text && IsMain(node.Zone)) letters += text.AsSpan().Trim().Length;
        }

        return letters;
    }

    private static bool HasArticles(PageBlocks read)
    {
        var outline = read.Outline;
        foreach (var link in outline.Links)
        {
            if (IsMain(outline[link].Zone) && AddressDate.LooksLikeArticle(outline.HrefOf(link))) return true;
        }

        return false;
    }

    // Menus lead to folders and are short; what is long, a file or a script's is content.
    private static bool HasTitledLink(PageBlocks read)
    {
        var outline = read.Outline;
        for (var link = outline.LinksBefore(Start(read)); link < outline.Links.Count; link++)
        {
            var node = outline.Links[link];
            if (!IsMain(outline[node].Zone) || read.Titles.LettersOf(link) < ShortestTitle) continue;
            var href = outline.HrefOf(node);
            if (read.Titles.LettersOf(link) >= LongTitle || href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || UndatedList.MayBeArticle(href) || IsFile(href)) return true;
        }

        return false;
    }

    private static bool IsFile(string href) =>
        Array.Exists(s_files, ending => href.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool HasMedia(PageBlocks read)
    {
        var outline = read.Outline;
        for (var i = Start(read); i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (node.Text is not null || !IsMain(node.Zone)) continue;
            if (node.Element.LocalName is "video" or "audio" or "embed" or "object") return true;
            if (node.Kind == ElementKind.Image && !(node.Element.GetAttribute("src") ?? "").AsSpan().ContainsAny(s_ornaments)) return true;
        }

        return false;
    }

    private static string? Fault(PageBlocks read)
    {
        if (EmptyListText.IsFault(read.Page.Tags.Title)) return read.Page.Tags.Title;
        for (var i = Start(read); i < read.Outline.Count; i++)
        {
            if (read.Outline[i].Text is { } text && IsMain(read.Outline[i].Zone) && EmptyListText.IsFault(text)) return OutlineText.Fold(text);
        }

        return null;
    }

    private static bool HasQueryForm(PageBlocks read)
    {
        for (var i = Start(read); i < read.Outline.Count; i++)
        {
            ref readonly var node = ref read.Outline[i];
            if (node.Text is null && IsMain(node.Zone) && node.Element.LocalName is "input" or "select") return true;
        }

        return false;
    }

    // The last heading above the empty place: another one than the column's heads another block.
    private static bool HeadingFits(PageBlocks read)
    {
        var outline = read.Outline;
        var last = -1;
        for (var i = Start(read); i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (!IsMain(node.Zone)) continue;
            if (node.Kind == ElementKind.Heading) last = i;
            else if (IsEmptyText(outline, i) || IsEmptyList(outline, i)) break;
        }

        var heading = last < 0 ? "" : OutlineText.Of(outline, last);
        return heading.Length < 2 || heading == read.Frame.ColumnName || (read.Page.Tags.Title ?? "").Contains(heading, StringComparison.Ordinal);
    }

    private static string? EmptyText(PageBlocks read)
    {
        for (var i = Start(read); i < read.Outline.Count; i++)
        {
            if (IsEmptyText(read.Outline, i)) return OutlineText.Fold(read.Outline[i].Text!);
        }

        return null;
    }

    // The words must be all that their paragraph, or their row, says: 附件：暂无数据 is no empty list.
    private static bool IsEmptyText(PageOutline outline, int node)
    {
        if (outline[node].Text is not { } text || !IsPlace(outline[node].Zone & ~Zone.Pager) || !EmptyListText.IsEmpty(text)) return false;
        var whole = outline[node].Parent;
        while (whole > 0 && (outline[whole].Element.LocalName is "span" or "font" or "b" or "strong" or "em" or "i" or "a" || outline[whole].Kind is ElementKind.Cell))
            whole = outline[whole].Parent;
        Span<char> joint = stackalloc char[32];
        return OutlineText.Join(outline, whole, joint) is > 0 and var length && EmptyListText.IsEmpty(joint[..length]);
    }

    private static bool HasEmptyList(PageBlocks read)
    {
        for (var i = Start(read); i < read.Outline.Count; i++)
        {
            if (IsEmptyList(read.Outline, i)) return true;
        }

        return false;
    }

    // An id on the container is a handle for a script.
    private static bool IsEmptyList(PageOutline outline, int node) =>
        outline[node].Kind is ElementKind.List && IsPlace(outline[node].Zone) && OutlineText.Of(outline, node).Length == 0
        && outline.LinksIn(node) is var (from, to) && from == to && string.IsNullOrEmpty(outline[node].Element.Id);

    private static int Start(PageBlocks read) => Math.Max(read.Frame.CrumbEnd, 0);

    private static bool IsPlace(Zone zone) => IsMain(zone) && (zone & Zone.Hidden) == Zone.None;

    private static bool IsMain(Zone zone) =>
        (zone & (Zone.Head | Zone.Nav | Zone.Foot | Zone.Foreign | Zone.Crumb | Zone.Pager)) == Zone.None;
}
