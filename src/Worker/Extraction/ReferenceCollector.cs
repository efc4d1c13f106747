using AngleSharp.Dom;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Collects all that a page leads to or loads, in document order. What readers never meet (templates, noscript) and where forms are
/// sent to is left out: an address that waits for a form's fields proves nothing when it is asked without them.</summary>
public static class ReferenceCollector
{
    private const int MostReferences = 100_000;

    public static void Collect(HtmlPage page, List<PageReference> into)
    {
        if (page.Document.DocumentElement is not { } root) return;
        var stack = new Stack<(INodeList Children, int Next, string? Hidden, int Root)>(64);
        stack.Push((root.ChildNodes, 0, null, 0));
        var roots = 0;
        while (stack.TryPop(out var frame) && into.Count < MostReferences)
        {
            var (children, next, hidden, hiddenRoot) = frame;
            if (next == children.Length) continue;
            stack.Push((children, next + 1, hidden, hiddenRoot));
            if (children[next] is not IElement element) continue;
            var name = element.LocalName;
            if (name is "noscript" or "template" or "textarea" or "svg" or "style" or "title") continue;
            if (HiddenMarkup.Of(element, name) is { } how)
            {
                // The outermost says how far the hiding goes, the innermost how it is done.
                if (hidden is null) hiddenRoot = ++roots;
                hidden = how;
            }

            Take(element, name, hidden, hiddenRoot, into);
            if (element.HasChildNodes) stack.Push((element.ChildNodes, 0, hidden, hiddenRoot));
        }
    }

    private static void Take(IElement element, string name, string? hidden, int root, List<PageReference> into)
    {
        switch (name)
        {
            case "a" or "area":
                Add(AddressOf(element, element.GetAttribute("href")), LinkKind.Page);
                return;
            case "img":
                Add(element.GetAttribute("src"), LinkKind.Image);
                AddSet(element.GetAttribute("srcset"));
                return;
            case "input":
                if (Is(element.GetAttribute("type"), "image")) Add(element.GetAttribute("src"), LinkKind.Image);
                break;
            case "source":
                AddSet(element.GetAttribute("srcset"));
                Add(element.GetAttribute("src"), LinkKind.Media);
                return;
            case "video":
                Add(element.GetAttribute("poster"), LinkKind.Image);
                Add(element.GetAttribute("src"), LinkKind.Media);
                return;
            case "audio" or "embed" or "track":
                Add(element.GetAttribute("src"), LinkKind.Media);
                return;
            case "object":
                Add(element.GetAttribute("data"), LinkKind.Media);
                return;
            case "iframe" or "frame":
                Add(element.GetAttribute("src"), LinkKind.Frame);
                return;
            case "script":
                Add(element.GetAttribute("src"), LinkKind.Script);
                return;
            case "link":
                if (KindOfRelation(element.GetAttribute("rel")) is { } kind) Add(element.GetAttribute("href"), kind);
                return;
            case "meta":
                if (Is(element.GetAttribute("http-equiv"), "refresh")) Add(RefreshTarget(element.GetAttribute("content")), LinkKind.Page);
                return;
        }

        if (element.GetAttribute("onclick") is { Length: > 0 } onclick) Add(Opened(onclick), LinkKind.Page);

        void Add(string? href, LinkKind kind)
        {
            if (!string.IsNullOrEmpty(href)) into.Add(new(href, kind, element, hidden, root));
        }

        void AddSet(string? set)
        {
            foreach (var source in SourceSet(set)) Add(source, LinkKind.Image);
        }
    }

    private static string? AddressOf(IElement element, string? href)
    {
        var text = href.AsSpan().Trim();
        if (text.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) return Opened(href!) ?? Opened(element.GetAttribute("onclick"));
        return text is "" or "#" ? Opened(element.GetAttribute("onclick")) : href;
    }

    // Only a script that plainly goes there: what it hands to a function of its own may be but a part of an address.
    private static string? Opened(string? script) =>
        script is not null && (script.Contains("window.open(", StringComparison.Ordinal) || script.Contains("location", StringComparison.Ordinal))
        && ClickAddress.TryRead(script, out var address) ? address : null;

    private static LinkKind? KindOfRelation(string? relation)
    {
        if (relation is null) return null;
        if (relation.Contains("alternate", StringComparison.OrdinalIgnoreCase)) return null;
        if (relation.Contains("stylesheet", StringComparison.OrdinalIgnoreCase)) return LinkKind.Style;
        return relation.Contains("icon", StringComparison.OrdinalIgnoreCase) ? LinkKind.Image : null;
    }

    // 5; url='/index.html'
    private static string? RefreshTarget(string? content)
    {
        if (content is null) return null;
        var at = content.IndexOf("url", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = content.AsSpan(at + 3).TrimStart();
        return rest.StartsWith("=", StringComparison.Ordinal) ? rest[1..].Trim(" '\"").ToString() : null;
    }

    // Candidates part at a comma behind which is a space, for addresses have commas too: "a,b.jpg 1x, c.jpg 2x".
    private static IEnumerable<string> SourceSet(string? set)
    {
        if (string.IsNullOrWhiteSpace(set)) yield break;
        foreach (var part in set.Split(", ", 20, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.AsSpan().IndexOfAny(' ', '\n', '\t');
            yield return (end < 0 ? part : part[..end]).Trim(',');
        }
    }

    private static bool Is(string? value, string expected) => value is not null && value.AsSpan().Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);
}
