using System.Text;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>What WeChat shows in place of an article that it does not give.</summary>
internal static class WeChatNotice
{
    // A notice is short; the texts of a real article behind it are not asked.
    private const int LongestPage = 2000;

    private static readonly (string Words, string Reason)[] s_known =
    [
        ("环境异常", "微信要求验证（环境异常），未读到文章"), ("完成验证后即可继续访问", "微信要求验证（环境异常），未读到文章"), ("访问过于频繁", "微信限制访问（访问过于频繁），未读到文章"),
        ("操作频繁", "微信限制访问（操作频繁），未读到文章"), ("发布者删除", "该内容已被发布者删除"), ("链接已过期", "链接已过期"), ("因违规无法查看", "此内容因违规无法查看"),
        ("发送失败无法查看", "此内容发送失败无法查看"), ("涉嫌侵权", "此内容被投诉且经审核涉嫌侵权，无法查看"), ("自主注销", "账号已注销"), ("账号已注销", "账号已注销"), ("帐号已注销", "账号已注销"), ("公众号已注销", "账号已注销"), ("账号已被屏蔽", "账号已被屏蔽"),
        ("帐号已被屏蔽", "账号已被屏蔽"), ("公众号已迁移", "公众号已迁移"), ("迁移流程", "公众号正在迁移"), ("已被封禁", "公众号已被封禁"), ("停止访问该网页", "微信已停止访问该网页"),
        ("违反相关法律法规", "此内容涉嫌违反相关法律法规，无法查看"), ("过度营销", "此内容经平台审核无法查看"), ("暂时无法查看", "该内容暂时无法查看"), ("已被删除", "该内容已被删除"),
        ("参数错误", "微信提示参数错误"), ("未知错误", "微信提示未知错误"), ("去验证", "微信要求验证（环境异常），未读到文章"), ("无法查看", "微信提示内容无法查看"),
    ];

    /// <summary>What the page of a missing article says, in Chinese; null where it says nothing of the kind.</summary>
    public static string? Of(HtmlPage page) => Find(page)?.Reason;

    /// <summary>The same with what it means.</summary>
    public static (string Reason, WeChatNoticeKind Kind)? Find(HtmlPage page)
    {
        var shown = Shown(page.Outline);
        foreach (var (words, reason) in s_known)
        {
            if (shown.Contains(words, StringComparison.Ordinal)) return (reason, KindOf(words));
        }

        if (page.Raw.Contains("secitptpage", StringComparison.Ordinal) || page.Raw.Contains("wappoc_appmsgcaptcha", StringComparison.Ordinal))
            return ("微信要求验证（环境异常），未读到文章", WeChatNoticeKind.Challenge);
        return Message(page) is { Length: > 0 } message ? ($"微信提示：{message}", WeChatNoticeKind.Withheld) : null;
    }

    private static WeChatNoticeKind KindOf(string words) => words switch
    {
        "环境异常" or "完成验证后即可继续访问" or "去验证" => WeChatNoticeKind.Challenge,
        "访问过于频繁" or "操作频繁" => WeChatNoticeKind.TooOften,
        "自主注销" or "账号已注销" or "帐号已注销" or "公众号已注销" => WeChatNoticeKind.AccountGone,
        _ => WeChatNoticeKind.Withheld,
    };

    private static string? Message(HtmlPage page)
    {
        var message = page.Document.GetElementsByClassName("weui-msg__title");
        return message.Length > 0 ? OutlineText.Fold(message[0].TextContent) : null;
    }

    private static string Shown(PageOutline outline)
    {
        var builder = new StringBuilder();
        foreach (ref readonly var node in outline.Nodes)
        {
            if (node.Text is null || (node.Zone & Zone.Hidden) != Zone.None) continue;
            builder.Append(node.Text.AsSpan().Trim()).Append(' ');
            if (builder.Length > LongestPage) break;
        }

        return builder.ToString();
    }
}
