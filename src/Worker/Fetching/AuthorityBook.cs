using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Polly;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The authorities a run has met, found by the raw beginning of an address.</summary>
public sealed class AuthorityBook(Func<Authority, ResiliencePipeline<Answer>> pipeline)
{
    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/?#\\@ \t");
    private readonly ConcurrentDictionary<string, Authority> _byKey = new(StringComparer.OrdinalIgnoreCase);

    public bool TryFind(string url, [NotNullWhen(true)] out Authority? authority, [NotNullWhen(true)] out Uri? uri, out FetchStatus fault)
    {
        authority = null;
        fault = FetchStatus.MalformedAddress;
        if (!Uri.TryCreate(url, UriKind.Absolute, out uri) || url.StartsWith('/')) return false;
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        {
            fault = FetchStatus.UnsupportedScheme;
            return false;
        }
        authority = Find(url, uri);
        return authority is not null;
    }

    private Authority? Find(string url, Uri uri)
    {
        var raw = RawAuthority(url);
        if (!raw.IsEmpty && _byKey.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(raw, out var known)) return known;
        if (uri.UserInfo.Length > 0 || HostOf(uri) is not { Length: > 0 } host) return null;
        var key = $"{uri.Scheme}://{(host.Contains(':') ? $"[{host}]" : host)}:{uri.Port}";
        var authority = _byKey.GetOrAdd(key, static (k, a) => new Authority(k, a.host, a.pipeline), (host, pipeline));
        if (!raw.IsEmpty) _byKey.TryAdd(raw.ToString(), authority);
        return authority;
    }

    private static ReadOnlySpan<char> RawAuthority(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3) return default;
        var length = url.AsSpan(start).IndexOfAny(AuthorityEnds);
        var end = length < 0 ? url.Length : start + length;
        // What stands before an @ is not the host, and odd characters are the parser's matter.
        return end < url.Length && url[end] is not ('/' or '?' or '#') ? default : url.AsSpan(0, end);
    }

    private static string? HostOf(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            // The parser took the name, its IDN form does not exist: the caller gets MalformedAddress.
            return null;
        }
    }
}
