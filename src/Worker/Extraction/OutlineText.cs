using System.Text;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Text of subtrees, white space folded.</summary>
internal static class OutlineText
{
    /// <summary>Joins the texts of a subtree by blanks; -1 where they do not fit.</summary>
    public static int Join(PageOutline outline, int node, Span<char> into)
    {
        var length = 0;
        for (var i = node; i < outline[node].End; i++)
        {
            if (outline[i].Text is not { } text) continue;
            var part = text.AsSpan().Trim();
            if (length + part.Length + 1 > into.Length) return -1;
            if (length > 0) into[length++] = ' ';
            part.CopyTo(into[length..]);
            length += part.Length;
        }

        return length;
    }

    /// <summary>The folded text of a subtree, the nodes of <paramref name="skipFrom"/>..<paramref name="skipTo"/> left out.</summary>
    public static string Of(PageOutline outline, int node, int skipFrom = -1, int skipTo = -1)
    {
        var only = -1;
        for (var i = node; i < outline[node].End; i++)
        {
            if (outline[i].Text is null || (i >= skipFrom && i < skipTo)) continue;
            if (only >= 0) return Folded(outline, node, skipFrom, skipTo);
            only = i;
        }

        return only < 0 ? "" : Fold(outline[only].Text!);
    }

    public static string Fold(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (!NeedsFolding(trimmed)) return trimmed.Length == text.Length ? text : trimmed.ToString();
        var builder = new StringBuilder(trimmed.Length);
        Append(builder, trimmed);
        return builder.ToString();
    }

    private static string Folded(PageOutline outline, int node, int skipFrom, int skipTo)
    {
        var builder = new StringBuilder();
        for (var i = node; i < outline[node].End; i++)
        {
            if (outline[i].Text is not { } text || (i >= skipFrom && i < skipTo)) continue;
            if (builder.Length > 0 && (char.IsWhiteSpace(text[0]) || outline[i - 1].Text is null)) builder.Append(' ');
            Append(builder, text);
        }

        return builder.ToString().Trim();
    }

    private static bool NeedsFolding(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || (i > 0 && text[i - 1] == ' '))) return true;
        }

        return false;
    }

    private static void Append(StringBuilder builder, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) builder.Append(c);
            else if (builder.Length > 0 && builder[^1] != ' ') builder.Append(' ');
        }
    }
}
