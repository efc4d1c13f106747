using System.Buffers;
using System.Text;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The signature of a block: path of tags and classes to its items, to their titles and their dates. The same
/// from night to night unless the template changed.</summary>
internal static class BlockTemplate
{
    private static readonly SearchValues<char> s_changing = SearchValues.Create(" 0123456789_-\t\n");

    public static string Of(PageOutline outline, ItemBlock block)
    {
        var item = block.Items[0];
        var builder = new StringBuilder(96);
        Span<int> above = stackalloc int[3];
        var count = 0;
        for (var node = block.Container; node >= 0 && count < above.Length; node = outline[node].Parent) above[count++] = node;
        while (count > 0) Append(builder, outline, above[--count]).Append('>');
        Append(builder, outline, item.Root);
        AppendPath(builder.Append(" a:"), outline, item.Root, outline.Links[item.Link]);
        AppendPath(builder.Append(" date:"), outline, item.Root, item.Date.Node);
        return builder.ToString();
    }

    /// <summary>A class list without what changes from item to item and night to night: numbers and states.</summary>
    public static string StableClass(string? names)
    {
        if (string.IsNullOrWhiteSpace(names)) return "";
        if (!names.AsSpan().ContainsAny(s_changing) && !IsState(names)) return names;
        var builder = new StringBuilder(names.Length);
        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var stable = name.AsSpan().TrimEnd("0123456789_-");
            if (stable.IsEmpty || IsState(stable)) continue;
            if (builder.Length > 0) builder.Append('.');
            builder.Append(stable);
        }

        return builder.ToString();
    }

    private static bool IsState(ReadOnlySpan<char> name) =>
        name is "on" or "cur" or "current" or "active" or "first" or "last" or "odd" or "even" or "hidden" or "show" or "hide"
            or "clearfix" or "cf" or "fl" or "fr" or "clear" or "no-border" or "nobor" or "selected" or "hover";

    private static StringBuilder Append(StringBuilder builder, PageOutline outline, int node)
    {
        var element = outline[node].Element;
        builder.Append(element.LocalName);
        var name = StableClass(element.ClassName);
        return name.Length == 0 ? builder : builder.Append('.').Append(name);
    }

    private static void AppendPath(StringBuilder builder, PageOutline outline, int root, int node)
    {
        if (outline[node].Text is not null) node = outline[node].Parent;
        Span<int> path = stackalloc int[6];
        var count = 0;
        for (; node > root && count < path.Length; node = outline[node].Parent) path[count++] = node;
        while (count > 0) builder.Append(outline[path[--count]].Element.LocalName).Append(count > 0 ? "/" : "");
    }
}
