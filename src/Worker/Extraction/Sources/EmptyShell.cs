using System.Buffers;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Proves that a static page is an empty shell that only its scripts fill. A browser is started on this proof alone.</summary>
public static class EmptyShell
{
    private const int MostProse = 200;
    private const int MostShellText = 200;

    private static readonly SearchValues<string> s_loads = SearchValues.Create(
        [
            "ajax", "$.get(", "$.post(", "getJSON", "XMLHttpRequest", "fetch(", "axios", "new Vue", "createApp", "angular", "ReactDOM", ".load(", "jpage(", "laytpl", "template(", "webpackJsonp",
            "__webpack", "import(", "queryData=", "<datastore",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_templates = SearchValues.Create(
        [" v-for=", " ng-repeat=", " ng-bind=", " v-html=", " v-text=", " x-for=", " data-each="], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_handles = SearchValues.Create(
        ["list", "data", "news", "article", "content", "result", "record", "table", "tbody", "info", "gkml", "con", "item", "main"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_waiting = SearchValues.Create(["正在加载", "加载中", "载入中", "数据读取中", "Loading"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Why it is one, in Chinese; null where that is not proven. A page that a firewall made is none, nor is an article, a
    /// search or a page cut short.</summary>
    public static string? Proof(HtmlPage page, ListReading reading)
    {
        if (reading.Outcome != ReadingOutcome.NotRead || reading.Items.Count > 0) return null;
        if (!PageNature.IsWhole(page) || ChallengeRecogniser.ByBody(200, false, page.Raw) is not null) return null;
        if (page.Outline.HasFrameSet || page.Tags.ArticleTitle is not null || AsksFirst(page)) return null;
        if (Text(page.Outline, 20) > MostProse) return null;
        var inline = page.Raw.ContainsAny(s_loads);
        if (!inline && !PageScripts.HasUnknownFile(page)) return null;
        var by = inline ? "页内脚本" : "外部脚本";
        if (JpageRecords.Total(page.Raw) > 0 && page.Raw.Contains("<datastore", StringComparison.OrdinalIgnoreCase) && !JpageRecords.Any(page.Raw))
            return "页面源码的 jpage 数据区没有记录，由脚本载入";
        if (page.Raw.Contains("queryData=", StringComparison.OrdinalIgnoreCase) && page.Raw.Contains("unitbuild", StringComparison.OrdinalIgnoreCase))
            return "页面源码没有条目，页面单元由脚本载入";
        if (HasPlaceholder(page)) return $"页面源码没有条目，只有待填的模板占位，由{by}填充";
        if (Mount(page) is { } mount) return $"页面源码只有空容器 #{mount}，内容全部由{by}生成";
        if (EmptyHandle(page, inline) is { } handle) return $"页面源码没有条目，列表容器 {handle} 为空，由{by}载入";
        return SaysLoading(page.Outline) ? $"页面源码没有条目，写明“正在加载”，由{by}载入" : null;
    }

    /// <summary>The empty place that a script of the page fills, as its selector; null where there is none.</summary>
    internal static string? WaitingPlace(HtmlPage page)
    {
        var inline = page.Raw.ContainsAny(s_loads);
        return inline || PageScripts.HasUnknownFile(page) ? EmptyHandle(page, inline) : null;
    }

    // What comes only after a question is not brought by waiting.
    private static bool AsksFirst(HtmlPage page)
    {
        var path = page.Address.Path.AsSpan();
        var cut = path.IndexOf('?');
        var query = cut < 0 ? default : path[cut..];
        var name = cut < 0 ? path : path[..cut];
        name = name[(name.LastIndexOf('/') + 1)..];
        return name.Contains("search", StringComparison.OrdinalIgnoreCase) || name.Contains("login", StringComparison.OrdinalIgnoreCase)
            || query.Contains("keyword", StringComparison.OrdinalIgnoreCase) || query.Contains("searchword", StringComparison.OrdinalIgnoreCase)
            || query.StartsWith("?q=", StringComparison.OrdinalIgnoreCase)
            || (page.Tags.Title is { } title && (title.Contains("搜索", StringComparison.Ordinal) || title.Contains("检索", StringComparison.Ordinal) || title.Contains("登录", StringComparison.Ordinal)));
    }

    private static bool HasPlaceholder(HtmlPage page)
    {
        foreach (ref readonly var node in page.Outline.Nodes)
        {
            if (node.Text is { } text && IsMain(node.Zone) && text.Contains("{{", StringComparison.Ordinal) && text.Contains("}}", StringComparison.Ordinal)) return true;
        }

        return page.Raw.ContainsAny(s_templates);
    }

    private static string? Mount(HtmlPage page)
    {
        if (Text(page.Outline, 1) > MostShellText) return null;
        for (var i = 0; i < page.Outline.Count; i++)
        {
            ref readonly var node = ref page.Outline[i];
            if (node.Text is null && node.Element.Id is "app" or "root" or "__nuxt" or "__next" or "___gatsby" or "application" or "app-root" or "main-app" && IsEmpty(page.Outline, i))
                return node.Element.Id;
        }

        return null;
    }

    // An empty element that a script on the page names, or that is called a list and waits for a script of another file.
    private static string? EmptyHandle(HtmlPage page, bool inline)
    {
        var outline = page.Outline;
        for (var i = 0; i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (node.Text is not null || !IsMain(node.Zone) || (node.Zone & (Zone.Hidden | Zone.Pager)) != Zone.None) continue;
            if (node.Element.LocalName is not ("ul" or "ol" or "dl" or "div" or "table" or "tbody" or "section") || !IsEmpty(outline, i)) continue;
            var id = node.Element.Id;
            if (string.IsNullOrEmpty(id))
            {
                if (!inline || node.Element.ClassName is not { Length: > 2 } name || name.AsSpan().Contains(' ')) continue;
                if (name.AsSpan().ContainsAny(s_handles) && page.Raw.IndexOf($".{name}\"") >= 0) return $".{name}";
                if (name.AsSpan().ContainsAny(s_handles) && page.Raw.IndexOf($".{name}'") >= 0) return $".{name}";
            }
            else if (id.AsSpan().ContainsAny(s_handles) || (inline && IsNamed(page.Raw, id))) return $"#{id}";
        }

        return null;
    }

    private static bool IsNamed(ReadOnlySpan<char> raw, string id) =>
        raw.IndexOf($"#{id}\"") >= 0 || raw.IndexOf($"#{id}'") >= 0 || raw.IndexOf($"getElementById(\"{id}\")") >= 0 || raw.IndexOf($"getElementById('{id}')") >= 0;

    private static bool IsEmpty(PageOutline outline, int node)
    {
        for (var i = node + 1; i < outline[node].End; i++)
        {
            if (outline[i].Text is not null || outline[i].Kind is ElementKind.Link or ElementKind.Frame) return false;
        }

        return true;
    }

    private static bool SaysLoading(PageOutline outline)
    {
        foreach (ref readonly var node in outline.Nodes)
        {
            if (node.Text is { Length: < 30 } text && IsMain(node.Zone) && text.AsSpan().ContainsAny(s_waiting)) return true;
        }

        return false;
    }

    private static int Text(PageOutline outline, int least)
    {
        var letters = 0;
        foreach (ref readonly var node in outline.Nodes)
        {
            if (node.Text is { } text && text.Length >= least && IsMain(node.Zone)) letters += text.AsSpan().Trim().Length;
        }

        return letters;
    }

    private static bool IsMain(Zone zone) => (zone & (Zone.Head | Zone.Nav | Zone.Foot | Zone.Foreign | Zone.Crumb)) == Zone.None;
}
