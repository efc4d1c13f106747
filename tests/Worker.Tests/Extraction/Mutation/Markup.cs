using System.Text;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>Takes a page's source apart into tags and texts, and puts it together again: enough for pages that are well
/// formed, and without the parser that is under test.</summary>
public static class Markup
{
    public static List<MarkupPiece> Split(string html)
    {
        var pieces = new List<MarkupPiece>();
        for (var at = 0; at < html.Length;)
        {
            var end = Next(html, at, out var kind, out var name);
            pieces.Add(new(kind, name, html[at..end]));
            at = end;
            if (kind != PieceKind.Open || name is not ("script" or "style" or "title" or "textarea" or "xmp")) continue;
            var close = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
            if (close < 0) close = html.Length;
            if (close > at) pieces.Add(new(PieceKind.Raw, name, html[at..close]));
            at = close;
        }

        return pieces;
    }

    public static string Map(string html, Func<MarkupPiece, string> map)
    {
        var builder = new StringBuilder(html.Length * 2);
        foreach (var piece in Split(html)) builder.Append(map(piece));
        return builder.ToString();
    }

    /// <summary>The attributes of an open tag as they are written, in order, and what closes the tag.</summary>
    public static (string Name, List<string> Attributes, string End) Tag(string source)
    {
        var at = 1;
        while (at < source.Length && !char.IsWhiteSpace(source[at]) && source[at] is not ('>' or '/')) at++;
        var name = source[1..at];
        var end = source.EndsWith("/>", StringComparison.Ordinal) ? "/>" : ">";
        var attributes = new List<string>();
        var limit = source.Length - end.Length;
        while (at < limit)
        {
            if (char.IsWhiteSpace(source[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < limit && !char.IsWhiteSpace(source[at]))
            {
                if (source[at] is '"' or '\'' && at > start && source[at - 1] == '=')
                {
                    var close = source.IndexOf(source[at], at + 1);
                    at = close < 0 ? limit - 1 : close;
                }

                at++;
            }

            attributes.Add(source[start..Math.Min(at, limit)]);
        }

        return (name, attributes, end);
    }

    public static string NameOf(string attribute) => (attribute.Split('=')[0]).Trim().ToLowerInvariant();

    private static int Next(string html, int at, out PieceKind kind, out string name)
    {
        (kind, name) = (PieceKind.Text, "");
        if (html[at] != '<' || at + 1 == html.Length || !(char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?'))
            return html.IndexOf('<', at + 1) is > 0 and var tag ? tag : html.Length;
        if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
        {
            kind = PieceKind.Comment;
            return html.IndexOf("-->", at, StringComparison.Ordinal) is >= 0 and var close ? close + 3 : html.Length;
        }

        kind = html[at + 1] == '/' ? PieceKind.Close : html[at + 1] is '!' or '?' ? PieceKind.Other : PieceKind.Open;
        var from = kind == PieceKind.Close ? at + 2 : at + 1;
        var to = from;
        while (to < html.Length && char.IsAsciiLetterOrDigit(html[to])) to++;
        name = html[from..to].ToLowerInvariant();
        var quote = '\0';
        for (var i = to; i < html.Length; i++)
        {
            if (quote != '\0') quote = html[i] == quote ? '\0' : quote;
            else if (html[i] is '"' or '\'' && kind == PieceKind.Open && html[i - 1] == '=') quote = html[i];
            else if (html[i] == '>') return i + 1;
        }

        return html.Length;
    }
}
