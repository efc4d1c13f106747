using System.Buffers;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>An address as a page writes it, brought to its one true spelling.</summary>
/// <param name="Url">Absolute, without its fragment; as written where it is none.</param>
/// <param name="Uri">Null for what is no web address.</param>
/// <param name="Fault">What it is then.</param>
public readonly record struct WrittenAddress(string Url, Uri? Uri, LinkClass? Fault, string? Detail)
{
    private const int LongestKept = 500;

    private static readonly SearchValues<string> s_placeholders =
        SearchValues.Create(["{{", "}}", "${", "<%", "{$", "%7B%7B", "$%7B", "%3C%", "%7B$", "[["], StringComparison.OrdinalIgnoreCase);

    /// <summary>Without blanks around it and without its fragment; empty for a place on the page itself.</summary>
    public static ReadOnlySpan<char> Trim(string href)
    {
        var text = href.AsSpan().Trim();
        var hash = text.IndexOf('#');
        return hash < 0 ? text : text[..hash].TrimEnd();
    }

    /// <summary>Empty for a relative address.</summary>
    public static ReadOnlySpan<char> Scheme(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return default;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == ':') return text[..i];
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('+' or '-' or '.')) return default;
        }

        return default;
    }

    /// <summary>Scripts and data that stand in the page itself lead nowhere.</summary>
    public static bool IsNoLink(ReadOnlySpan<char> scheme) =>
        Is(scheme, "javascript") || Is(scheme, "data") || Is(scheme, "about") || Is(scheme, "blob") || Is(scheme, "vbscript");

    public static bool IsPlaceholder(string url) => url.AsSpan().ContainsAny(s_placeholders);

    /// <param name="basis">What a relative address is relative to.</param>
    public static WrittenAddress Read(string raw, Uri? basis)
    {
        // Browsers drop line ends within an address.
        if (raw.AsSpan().ContainsAny('\n', '\r', '\t'))
            raw = raw.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        if (basis is null && Scheme(raw) is { IsEmpty: false } scheme && !Is(scheme, "http") && !Is(scheme, "https"))
        {
            // www.example.gov.cn:8080/x is a host without its http:// to its writer, and no address to a browser.
            return scheme.Contains('.') ? new(Short(raw), null, LinkClass.Malformed, "no http:// before the host") : new(Short(raw), null, LinkClass.UnsupportedScheme, $"scheme {scheme.ToString()}");
        }

        if (!(basis is null ? Uri.TryCreate(raw, UriKind.Absolute, out var uri) : Uri.TryCreate(basis, raw, out uri)) || uri.Scheme is not ("http" or "https"))
            return new(Short(raw), null, LinkClass.Malformed, "no address");
        // A bare word is no host of the public web; some resolvers would even find one beside their own.
        if (uri.Host.Length == 0 || (!uri.Host.Contains('.') && uri.HostNameType == UriHostNameType.Dns))
            return new(Short(raw), null, LinkClass.Malformed, $"no full host name: '{uri.Host}'");
        var url = uri.Fragment.Length > 0 ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped) : uri.AbsoluteUri;
        return new(url, uri, null, null);
    }

    private static string Short(string raw) => raw.Length > LongestKept ? raw[..LongestKept] : raw;

    private static bool Is(ReadOnlySpan<char> scheme, string expected) => scheme.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
