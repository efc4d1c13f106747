using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Empty places of a page that something else than its source fills: a list for a script, a frame.</summary>
internal static class WaitingLists
{
    private const Zone Elsewhere = Zone.Nav | Zone.Head | Zone.Foot | Zone.Foreign | Zone.Crumb | Zone.Pager | Zone.Hidden;

    private static readonly SearchValues<string> s_lists = SearchValues.Create(["list", "news", "article", "xinwen", "yaowen", "dongtai", "gonggao", "data"], StringComparison.OrdinalIgnoreCase);

    // Weather, counters, players, maps, buttons: they bring no items.
    private static readonly SearchValues<string> s_harmless = SearchValues.Create(
        ["tianqi", "weather", "conac", "jiucuo", "share", "count", "stat", "map", "player", "video", "about:", "javascript:", "search", "login"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an empty list waits for a script: one that the page's own loading script names, or one that is called so beside a
    /// script of another file.</summary>
    public static bool Exist(PageBlocks read)
    {
        var outline = read.Outline;
        bool inline = PageScripts.Loads(read.Page.Raw), unknown = PageScripts.HasUnknownFile(read.Page);
        if (!inline && !unknown) return false;
        for (var i = 0; i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (node.Text is null && (node.Zone & Elsewhere) == Zone.None && IsPlace(outline, i)
                && ((unknown && node.Kind == ElementKind.List) || (inline && IsNamed(read.Page.Raw, node.Element.Id, node.Element.ClassName)))) return true;
        }

        return false;
    }

    /// <summary>Whether an element is empty and is, or is called, a list.</summary>
    public static bool IsPlace(PageOutline outline, int node)
    {
        ref readonly var at = ref outline[node];
        if (at.Text is not null || at.End > node + 1) return false;
        var (id, name) = (at.Element.Id ?? "", at.Element.ClassName ?? "");
        if (id.AsSpan().ContainsAny(s_harmless) || name.AsSpan().ContainsAny(s_harmless)) return false;
        return at.Element.LocalName switch
        {
            "ul" or "ol" or "dl" or "tbody" or "table" => id.Length > 0 || name.AsSpan().ContainsAny(s_lists),
            "div" or "section" => id.AsSpan().ContainsAny(s_lists) || name.AsSpan().ContainsAny(s_lists),
            _ => false,
        };
    }

    /// <summary>Whether a frame that is to be seen holds something unknown.</summary>
    public static bool HaveFrame(PageOutline outline)
    {
        foreach (ref readonly var node in outline.Nodes)
        {
            if (node.Kind == ElementKind.Frame && (node.Zone & (Zone.Foot | Zone.Hidden)) == Zone.None
                && node.Element.GetAttribute("src") is { Length: > 0 } source && !source.AsSpan().ContainsAny(s_harmless)
                && node.Element.GetAttribute("height") is not ("0" or "1") && node.Element.GetAttribute("width") is not ("0" or "1")) return true;
        }

        return false;
    }

    private static bool IsNamed(ReadOnlySpan<char> raw, string? id, string? name)
    {
        if (!string.IsNullOrEmpty(id))
            return raw.IndexOf($"#{id}\"") >= 0 || raw.IndexOf($"#{id}'") >= 0 || raw.IndexOf($"#{id} ") >= 0 || raw.IndexOf($"getElementById(\"{id}\")") >= 0 || raw.IndexOf($"getElementById('{id}')") >= 0;
        return !string.IsNullOrEmpty(name) && !name.Contains(' ', StringComparison.Ordinal) && (raw.IndexOf($".{name}\"") >= 0 || raw.IndexOf($".{name}'") >= 0);
    }
}
