using System.Globalization;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>Account names brought to what names the account: letters and digits of one width and case, without what platforms and readers add.</summary>
internal static class AccountName
{
    // A platform's names are shorter; what is longer is a page's title or a sentence.
    private const int Longest = 40;

    // What was shown is hostile: nothing behind this can make it a name again.
    private const int LongestRead = 400;

    // Said of any account, in front of or behind its name.
    private static readonly string[] s_added =
    [
        "的新浪微博", "的微博", "新浪微博", "官方微博", "政务微博", "微博", "的微信公众号", "微信公众号", "微信公众平台", "公众号", "微信", "的今日头条", "今日头条", "的头条号", "头条号",
        "的抖音号", "的抖音", "抖音短视频", "抖音号", "抖音", "的快手", "快手", "哔哩哔哩视频", "哔哩哔哩", "的主页", "的个人主页", "个人主页", "官方账号", "官方帐号", "官方号", "官微", "官方", "发布的文章", "的文章", "最新文章", "rss", "feed",
    ];

    /// <summary>The plain form; empty where nothing of it is a name.</summary>
    public static string Plain(string name)
    {
        var plain = PlainLetters.Of(name, LongestRead);
        for (var length = -1; length != plain.Length && plain.Length > 0;)
        {
            length = plain.Length;
            foreach (var added in s_added)
            {
                if (plain.EndsWith(added, StringComparison.Ordinal)) plain = plain[..^added.Length];
                else if (added[0] != '的' && plain.StartsWith(added, StringComparison.Ordinal)) plain = plain[added.Length..];
            }
        }

        return plain;
    }

    /// <summary>A shown name as a sentence quotes it.</summary>
    public static string Shown(string name)
    {
        var trimmed = name.AsSpan().Trim();
        return trimmed.Length <= Longest ? trimmed.ToString() : $"{trimmed[..Longest]}…";
    }

    /// <summary>Compares the registry's plain name with the plain name that was shown.</summary>
    public static AccountNames Compare(string registered, string shown)
    {
        if (string.Equals(registered, shown, StringComparison.Ordinal)) return AccountNames.Same;
        if (registered.Length == 0 || shown.Length > Longest || !HasName(shown) || !HasName(registered)) return AccountNames.Unsure;
        var (shorter, longer) = registered.Length <= shown.Length ? (registered, shown) : (shown, registered);
        return IsWithin(shorter, longer) ? AccountNames.Unsure : AccountNames.Other;
    }

    // gh_3f2a…, 1618051664, and broken characters are no names.
    private static bool HasName(string plain) => plain.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter);

    // 永修公安 is 永修县公安局 with characters left out.
    private static bool IsWithin(string shorter, string longer)
    {
        var at = 0;
        foreach (var c in longer)
        {
            if (at < shorter.Length && shorter[at] == c) at++;
        }

        return at == shorter.Length;
    }
}
