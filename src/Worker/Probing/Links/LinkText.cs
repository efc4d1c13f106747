using System.Text;
using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What readers see of a link: its words, or those that stand for its picture.</summary>
public static class LinkText
{
    private const int Longest = 200;
    private const int MostNodes = 300;

    public static string? Of(IElement element)
    {
        var text = Words(element);
        if (text is not null) return text;
        if (element.GetAttribute("alt") is { } alt && Clean(alt) is { } own) return own;
        if (element.GetAttribute("title") is { } title && Clean(title) is { } said) return said;
        foreach (var child in element.Children)
        {
            if (child.LocalName == "img" && child.GetAttribute("alt") is { } picture && Clean(picture) is { } shown) return shown;
        }

        return null;
    }

    // Elements that hold much of the page are many on hostile ones: only as far as it will be kept.
    private static string? Words(IElement element)
    {
        if (element.LocalName is "script" or "iframe" or "object" or "link" or "meta" || !element.HasChildNodes) return null;
        if (element.ChildNodes is [IText only]) return Clean(only.Data);
        var text = new StringBuilder();
        var stack = new Stack<(INodeList Children, int Next)>();
        stack.Push((element.ChildNodes, 0));
        for (var steps = 0; steps < MostNodes && text.Length < Longest && stack.TryPop(out var frame); steps++)
        {
            if (frame.Next == frame.Children.Length) continue;
            stack.Push((frame.Children, frame.Next + 1));
            var child = frame.Children[frame.Next];
            if (child is IText words) text.Append(words.Data.AsSpan(0, Math.Min(words.Data.Length, Longest * 2)));
            else if (child is IElement { LocalName: not ("script" or "style") }) stack.Push((child.ChildNodes, 0));
        }

        return Clean(text.ToString());
    }

    private static string? Clean(string text)
    {
        var trimmed = text.AsSpan(0, Math.Min(text.Length, Longest * 10)).Trim();
        if (trimmed.IsEmpty) return null;
        if (!trimmed.ContainsAny('\n', '\r', '\t') && !trimmed.Contains("  ", StringComparison.Ordinal)) return Cut(trimmed.ToString());
        return Cut(string.Join(' ', trimmed.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
