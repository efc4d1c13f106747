using System.Net;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>What a program would read from the page itself: its address, the values of its hidden fields, the data attributes of its elements.</summary>
internal sealed class PageValues(HtmlPage page)
{
    private const int LongestWay = 500;
    private const int MostTries = 200;

    /// <summary>The value of <c>$("#id").val()</c>, <c>document.getElementById("id").value</c>, <c>location.host</c> and their like.</summary>
    public string? At(ScriptTokens tokens, int at, out int end)
    {
        end = at + 1;
        if (tokens.TextOf(at) is "window" or "document" && tokens.Is(at + 1, ".") && tokens.Is(at + 2, "location")) at += 2;
        if (tokens.Is(at, "location") && tokens.Is(at + 1, ".")) return Location(tokens, at, out end);
        if (tokens.TextOf(at) is "$" or "jQuery" && tokens.Is(at + 1, "(") && tokens.IsText(at + 2) && tokens.Is(at + 3, ")") && tokens.Is(at + 4, "."))
        {
            var selector = tokens.StringOf(at + 2);
            if (selector.Length < 2 || selector[0] != '#' || tokens.Match(at + 6) < 0) return null;
            end = tokens.Match(at + 6) + 1;
            if (tokens.Is(at + 5, "val") && end == at + 8) return Attribute(selector.AsSpan(1), "value");
            if (!tokens.IsText(at + 7) || end != at + 9) return null;
            var name = tokens.StringOf(at + 7);
            return tokens.Is(at + 5, "attr") ? Attribute(selector.AsSpan(1), name)
                : tokens.Is(at + 5, "data") ? Attribute(selector.AsSpan(1), "data-" + name) : null;
        }

        if (tokens.Is(at, "document") && tokens.Is(at + 2, "getElementById") && tokens.Is(at + 3, "(") && tokens.IsText(at + 4)
            && tokens.Is(at + 6, ".") && tokens.Is(at + 7, "value"))
        {
            end = at + 8;
            return Attribute(tokens.StringOf(at + 4), "value");
        }

        return null;
    }

    private string? Location(ScriptTokens tokens, int at, out int end)
    {
        end = at + 3;
        var origin = new Uri(page.Address.Absolute("/"));
        return tokens.TextOf(at + 2) switch
        {
            "origin" => origin.GetLeftPart(UriPartial.Authority),
            "host" => origin.Authority,
            "hostname" => origin.Host,
            "protocol" => origin.Scheme + ":",
            "port" => origin.IsDefaultPort ? "" : origin.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "pathname" => page.Address.Path.AsSpan().IndexOf('?') is >= 0 and var cut ? page.Address.Path[..cut] : page.Address.Path,
            _ => null,
        };
    }

    private string? Attribute(ReadOnlySpan<char> id, string name)
    {
        var raw = page.Raw;
        for (int at = 0, tries = 0; tries < MostTries; tries++)
        {
            var next = raw[at..].IndexOf(id, StringComparison.Ordinal);
            if (next < 0) return null;
            at += next;
            var from = Math.Max(0, at - LongestWay);
            var open = raw[from..at].LastIndexOf('<');
            if (open >= 0 && RawTag.End(raw, from + open) is > 0 and var close && close > at)
            {
                var tag = raw[(from + open)..close];
                if (RawTag.TryAttribute(tag, "id", out var own) && own.SequenceEqual(id) && RawTag.TryAttribute(tag, name, out var value))
                    return WebUtility.HtmlDecode(value.ToString());
            }

            at += id.Length;
        }

        return null;
    }
}
