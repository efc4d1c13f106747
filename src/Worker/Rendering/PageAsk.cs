namespace FreshnessCrawler.Worker.Rendering;

/// <summary>One request of a page, as the browser would send it.</summary>
internal sealed record PageAsk(Uri Uri, string Method, IReadOnlyDictionary<string, string> Headers, byte[]? Body = null, string? Cookies = null)
{
    private static readonly Dictionary<string, string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    };

    public static PageAsk For(Uri uri) => new(uri, "GET", Plain);

    /// <summary>The same after a redirect, which turns a POST into a GET unless its status says otherwise.</summary>
    public PageAsk At(Uri next, int status) =>
        status is 307 or 308 || Method is "GET" or "HEAD" ? this with { Uri = next } : this with { Uri = next, Method = "GET", Body = null };
}
