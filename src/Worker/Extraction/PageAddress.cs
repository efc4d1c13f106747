namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Resolves the links of one page. A <see cref="Uri"/> for each link costs more than reading the page, so the
/// plain forms (/x, ./x, ../x, x, and the site's own absolute addresses) are joined by hand.</summary>
public sealed class PageAddress
{
    private readonly Uri _base;
    private readonly string _origin;
    private readonly string _directory;
    private readonly string _hostAndPort;

    public PageAddress(Uri address)
    {
        _base = address;
        _origin = address.GetLeftPart(UriPartial.Authority);
        _hostAndPort = address.Authority;
        Path = address.PathAndQuery;
        _directory = address.AbsolutePath[..(address.AbsolutePath.LastIndexOf('/') + 1)];
    }

    /// <summary>Path and query of the page itself.</summary>
    public string Path { get; }

    /// <summary>The path up to its last slash.</summary>
    public ReadOnlySpan<char> Directory => _directory;

    public string Host => _base.Host;

    internal Uri Base => _base;

    /// <summary>The absolute address of a link; the raw text where it is no address.</summary>
    public string Absolute(string href)
    {
        if (TryPath(href, out var path)) return _origin + path;
        return Uri.TryCreate(_base, href.Trim(), out var uri) ? uri.AbsoluteUri : href;
    }

    /// <summary>Path and query of a link on this host, without its fragment; null for another host, a script, a mail
    /// address or a mere fragment.</summary>
    public string? PathOf(string href)
    {
        if (TryPath(href, out var path)) return path;
        var text = href.AsSpan().Trim();
        if (text.IsEmpty || text[0] == '#' || !MayBeHttp(text)) return null;
        if (!Uri.TryCreate(_base, href.Trim(), out var uri) || uri.Scheme is not ("http" or "https")) return null;
        return uri.Authority.Equals(_hostAndPort, StringComparison.OrdinalIgnoreCase) ? uri.PathAndQuery : null;
    }

    /// <summary>The same without a new string: the path as a span over <paramref name="href"/> or <paramref name="scratch"/>.
    /// False where only the slow way knows.</summary>
    public bool TryPath(string href, Span<char> scratch, out ReadOnlySpan<char> path)
    {
        path = default;
        var text = href.AsSpan().Trim();
        var hash = text.IndexOf('#');
        if (hash == 0) return false;
        if (hash > 0) text = text[..hash];
        if (text.IsEmpty || text.ContainsAny('\\', '\n', '\t') || text.ContainsAny('\r', ' ')) return false;
        if (text[0] == '/')
        {
            if (text.Length > 1 && text[1] == '/') return false;
            path = text;
            return !HasDots(text);
        }

        if (text[0] is 'h' or 'H' && text.Contains("://", StringComparison.Ordinal)) return TryOwnHost(text, out path);
        if (text[0] == '?') return false;
        var directory = _directory.AsSpan();
        while (text.StartsWith("../", StringComparison.Ordinal) || text.StartsWith("./", StringComparison.Ordinal))
        {
            if (text[1] == '.')
            {
                var cut = directory.Length > 1 ? directory[..^1].LastIndexOf('/') + 1 : 1;
                directory = directory[..cut];
                text = text[3..];
            }
            else text = text[2..];
        }

        if (text is "." or "..") return false;
        var slash = text.IndexOfAny('/', '?');
        if ((slash < 0 ? text : text[..slash]).Contains(':') || HasDots(text)) return false;
        if (directory.Length + text.Length > scratch.Length) return false;
        directory.CopyTo(scratch);
        text.CopyTo(scratch[directory.Length..]);
        path = scratch[..(directory.Length + text.Length)];
        return true;
    }

    private bool TryPath(string href, out string path)
    {
        Span<char> scratch = stackalloc char[512];
        var found = TryPath(href, scratch, out var span);
        path = !found ? "" : span.Length == href.Length ? href : span.ToString();
        if (found && span.Length == href.Length && !span.SequenceEqual(href)) path = span.ToString();
        return found;
    }

    // http and https of one host are one site here; another port is not.
    private bool TryOwnHost(ReadOnlySpan<char> text, out ReadOnlySpan<char> path)
    {
        path = default;
        var host = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? text[7..]
            : text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text[8..] : default;
        if (!host.StartsWith(_hostAndPort, StringComparison.OrdinalIgnoreCase)) return false;
        var rest = host[_hostAndPort.Length..];
        if (rest.IsEmpty)
        {
            path = "/";
            return true;
        }

        path = rest;
        return rest[0] == '/' && !HasDots(rest);
    }

    private static bool HasDots(ReadOnlySpan<char> path) => path.Contains("/.", StringComparison.Ordinal);

    private static bool MayBeHttp(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || text[..colon].ContainsAny('/', '?')) return true;
        return text[..colon].Equals("http", StringComparison.OrdinalIgnoreCase)
            || text[..colon].Equals("https", StringComparison.OrdinalIgnoreCase);
    }
}
