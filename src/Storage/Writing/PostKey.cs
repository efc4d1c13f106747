using System.Security.Cryptography;
using System.Text;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>What a post is found by within its account, whichever source shows it.</summary>
internal static class PostKey
{
    private const string WeChatHost = "mp.weixin.qq.com";

    // WeChat's own three numbers of an article; the rest of such an address changes with each way to it.
    private static readonly HashSet<string> WeChatNumbers = new(["__biz", "mid", "idx"], StringComparer.Ordinal);

    // What sharing and counting add to an address; the post is the same without them.
    private static readonly HashSet<string> Additions =
        new(["from", "spm", "isappinstalled", "share_token", "share_uid", "tt_from", "vd_source", "wxshare_count"], StringComparer.OrdinalIgnoreCase);

    /// <summary>By its address, or null where that is none of its own: none at all, or a whole site's.</summary>
    internal static Guid? OfAddress(string url)
    {
        var given = url.Trim();
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return given.Contains(':', StringComparison.Ordinal) ? Hash($"url\n{given}") : null;

        // Which page of an application is meant may stand after the #.
        var fragment = address.Fragment.StartsWith("#/", StringComparison.Ordinal) || address.Fragment.StartsWith("#!", StringComparison.Ordinal) ? address.Fragment : "";
        var path = address.AbsolutePath.TrimEnd('/');
        var query = string.Join('&', QueryOf(address, path).Order(StringComparer.Ordinal));
        return path.Length == 0 && query.Length == 0 && fragment.Length <= 2
            ? null
            : Hash($"url\n{address.IdnHost}{(address.IsDefaultPort ? "" : $":{address.Port}")}{path}?{query}{fragment}");
    }

    /// <summary>By what it says and when, for one without an address of its own.</summary>
    internal static Guid OfWords(string title, DateTimeOffset? published) => Hash($"words\n{title.Trim()}\n{published?.ToUniversalTime():yyyy-MM-ddTHH:mm:ss}");

    private static IEnumerable<string> QueryOf(Uri address, string path)
    {
        var parameters = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (!string.Equals(address.IdnHost, WeChatHost, StringComparison.Ordinal))
            return parameters.Where(parameter => NameOf(parameter) is var name && !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !Additions.Contains(name));
        if (path.StartsWith("/s/", StringComparison.Ordinal))
            return [];
        var numbers = parameters.Where(parameter => WeChatNumbers.Contains(NameOf(parameter))).ToArray();
        return numbers.Length == WeChatNumbers.Count ? numbers : parameters;
    }

    private static string NameOf(string parameter) => parameter.IndexOf('=', StringComparison.Ordinal) is var end and >= 0 ? parameter[..end] : parameter;

    private static Guid Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(PlainText.Clean(text)), hash);
        return new Guid(hash[..16]);
    }
}
