using System.Collections.Frozen;

namespace FreshnessCrawler.Rules;

/// <summary>The one name of each platform (平台, in the notice 账号类型): as the notice prints it, however a registry or a feed spells it.</summary>
public static class PlatformNames
{
    /// <summary>微信: official accounts of WeChat.</summary>
    public const string WeChat = "微信";

    /// <summary>新浪微博.</summary>
    public const string Weibo = "新浪微博";

    /// <summary>今日头条.</summary>
    public const string Toutiao = "今日头条";

    /// <summary>抖音短视频.</summary>
    public const string Douyin = "抖音短视频";

    private static readonly (string Name, string[] Aliases)[] Known =
    [
        (WeChat, ["微信公众号", "微信公众平台", "公众号", "微信订阅号", "订阅号", "微信服务号", "服务号", "政务微信", "wechat", "weixin"]),
        (Weibo, ["微博", "政务微博", "新浪政务微博", "weibo", "sina weibo"]),
        (Toutiao, ["头条", "头条号", "今日头条号", "toutiao"]),
        (Douyin, ["抖音", "抖音号", "抖音视频", "抖音短视频号", "douyin"]),
        ("微信视频号", ["视频号"]),
        ("微信小程序", ["小程序"]),
        ("快手", ["快手号", "快手短视频", "kuaishou"]),
        ("哔哩哔哩", ["B站", "bilibili"]),
        ("小红书", ["xiaohongshu"]),
        ("移动客户端", ["客户端", "手机客户端", "移动应用", "政务客户端", "app", "手机app", "政务app"]),
    ];

    private static readonly FrozenDictionary<string, string> ByAlias = Known
        .SelectMany(platform => platform.Aliases.Append(platform.Name).Select(alias => (Key: KeyOf(alias), platform.Name)))
        .ToFrozenDictionary(alias => alias.Key, alias => alias.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The platform's one name. One that is not known stays as written, without spaces at its ends and with full-width letters, digits
    /// and signs as plain ones; compare such without regard to case.</summary>
    public static string Canonical(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return ByAlias.TryGetValue(KeyOf(written), out var name) ? name : Narrow(written.AsSpan().Trim("\uFEFF\u200B \u00A0\u3000\t\r\n"));
    }

    /// <summary>Without any space: a narrow cell of a table breaks 今日头条 into two lines.</summary>
    private static string KeyOf(string text) => string.Concat(Narrow(text).Where(c => !char.IsWhiteSpace(c) && c is not ('\uFEFF' or '\u200B')));

    private static string Narrow(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(from[i] - 0xFEE0) : from[i] == '\u3000' ? ' ' : from[i];
    });
}
