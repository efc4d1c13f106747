using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>An http(s) address in one spelling, so that the same page is known again however it was typed.</summary>
internal sealed record WebAddress(string Text, string Host, string TwinKey)
{
    /// <summary>In bytes of the one spelling: Chinese grows ninefold in it, and an entry of the index that keeps addresses unique
    /// has 2,704 at most.</summary>
    private const int Longest = 2000;
    private static readonly string TooLong = $"网址超过 {Longest} 个字节（一个汉字在网址中占 9 个）；请核对";
    private static readonly SearchValues<char> Unlawful = SearchValues.Create(" \t\"<>\\");

    /// <param name="raw">As it was typed.</param>
    /// <param name="why">The reason and the mend where it is none, else empty.</param>
    /// <param name="bareHosts">Whether a host may be a name without a dot, as those within a network are.</param>
    public static WebAddress? TryParse(string raw, out string why, bool bareHosts = false)
    {
        var text = CellText.Trim(CellText.Narrow(raw));
        why = Refusal(text);
        if (why.Length > 0)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !IsHost(uri, bareHosts))
        {
            why = "网址写法不对；应形如 https://www.example.gov.cn/xwdt/";
            return null;
        }

        if (uri.UserInfo.Length > 0)
        {
            why = "网址中不能有用户名和密码";
            return null;
        }

        var builder = new UriBuilder(uri) { Host = uri.IdnHost, Fragment = "" };
        var spelled = builder.Uri.AbsoluteUri;
        if (Encoding.UTF8.GetByteCount(spelled) > Longest)
        {
            why = TooLong;
            return null;
        }

        return new WebAddress(spelled, uri.IdnHost.ToLowerInvariant(), TwinKeyOf(builder.Uri));
    }

    /// <summary>The spelling by which a stored address is compared.</summary>
    public static string KeyOf(string stored) => TryParse(stored, out _)?.Text ?? stored;

    private static string Refusal(string text)
    {
        if (text.Length > Longest)
            return TooLong;
        if (text.AsSpan().ContainsAny(Unlawful))
            return "网址中有空格、引号、尖括号或反斜杠；请删去";
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return "网址缺少 http:// 或 https://";
        if (!text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return "只接受 http:// 或 https:// 开头的网址";
        var query = text.IndexOf('?', StringComparison.Ordinal);
        return text.IndexOf("://", scheme + 3, StringComparison.Ordinal) is var second && second > 0 && (query < 0 || second < query)
            ? "一格只能写一个网址"
            : "";
    }

    private static bool IsHost(Uri uri, bool bareHosts)
    {
        if (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return true;
        var host = uri.IdnHost;
        return host == "localhost" || ((bareHosts || host.Contains('.', StringComparison.Ordinal)) && host.Split('.').All(IsLabel));

        static bool IsLabel(string label) =>
            label is { Length: > 0 and <= 63 } && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }

    /// <summary>What is left when the differences that do not make another site are taken away: http or https, www or not, a closing slash,
    /// a default page's name.</summary>
    private static string TwinKeyOf(Uri uri)
    {
        var host = uri.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal) && !IPAddress.TryParse(host, out _))
            host = host[4..];
        var path = uri.AbsolutePath;
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.StartsWith("index.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("default.", StringComparison.OrdinalIgnoreCase))
            path = path[..^name.Length];
        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(CultureInfo.InvariantCulture);
        return host + port + path.TrimEnd('/') + uri.Query;
    }
}
