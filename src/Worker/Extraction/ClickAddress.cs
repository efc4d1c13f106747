namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The address that a click leads to where a script opens it: <c>window.open('/x/1.html')</c>.</summary>
internal static class ClickAddress
{
    private const int Longest = 200;

    /// <summary>What to take for the address of a link: its own, the one its script opens, or the script itself.</summary>
    public static string Of(string href, string? onclick)
    {
        var text = href.AsSpan().Trim();
        var script = text.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
        if (!script && text is not ("" or "#")) return href;
        if (script && TryRead(text, out var address)) return address;
        if (string.IsNullOrWhiteSpace(onclick)) return href;
        if (TryRead(onclick, out address)) return address;
        return script && !text.Contains('\'') && !text.Contains('"') ? Script(onclick) : href;
    }

    public static string Script(string onclick)
    {
        var code = onclick.AsSpan().Trim();
        if (code.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) code = code[11..];
        return string.Concat("javascript:", code[..Math.Min(code.Length, Longest)]);
    }

    /// <summary>The first quoted text of a script that can only be a whole address.</summary>
    public static bool TryRead(ReadOnlySpan<char> script, out string address)
    {
        address = "";
        for (int open; (open = script.IndexOfAny('\'', '"')) >= 0;)
        {
            var quote = script[open];
            script = script[(open + 1)..];
            var close = script.IndexOf(quote);
            if (close < 0) return false;
            var text = script[..close].Trim();
            script = script[(close + 1)..];
            // a part of an address that the script puts together is none
            if (!IsAddress(text) || script.TrimStart().StartsWith("+", StringComparison.Ordinal)) continue;
            address = text.ToString();
            return true;
        }

        return false;
    }

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text.ContainsAny(' ', '(', '<') || text.Contains("javascript", StringComparison.OrdinalIgnoreCase)) return false;
        return text[0] == '/' || text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.Contains(".htm", StringComparison.OrdinalIgnoreCase) || text.Contains(".shtml", StringComparison.OrdinalIgnoreCase)
            || text.Contains(".jhtml", StringComparison.OrdinalIgnoreCase) || text.Contains(".jsp", StringComparison.OrdinalIgnoreCase)
            || text.Contains(".asp", StringComparison.OrdinalIgnoreCase) || text.Contains(".php", StringComparison.OrdinalIgnoreCase);
    }
}
