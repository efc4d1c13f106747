using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Which internal links can count at all (二、三级链接), and in plain words why the others do not. Counted: pages, and documents to be
/// downloaded, that open over IPv4 by the survey of links.</summary>
internal static class Denominator
{
    public const string NoAddress = "地址格式错误";

    /// <summary>Null for a link that counts.</summary>
    public static string? LeftOutFor(SiteLink link) => link.Kind is not (LinkKind.Page or LinkKind.Attachment)
        ? "图片、脚本、样式、音视频、框架等资源不是链接，只列入天窗"
        : link.Class switch
        {
            LinkClass.Ok or LinkClass.Moved => null,
            LinkClass.Broken or LinkClass.Unconfirmed or LinkClass.SoftNotFound => "IPv4也打不开：链接失效（404、410、域名不存在等）",
            LinkClass.Blocked or LinkClass.Challenged or LinkClass.RateLimited => "IPv4访问被网站防护拒绝、要求验证或限制频率",
            LinkClass.Timeout or LinkClass.Tls or LinkClass.Refused or LinkClass.Unreachable or LinkClass.ServerError or LinkClass.ClientError
                or LinkClass.RedirectLoop => "IPv4访问异常（超时、拒绝连接、服务器出错等）",
            LinkClass.UnsupportedScheme => "不是http或https链接（邮件、电话等）",
            LinkClass.Malformed => NoAddress,
            LinkClass.Skipped => "链接普查未测（robots.txt不允许、预算或时限、疑似无限循环地址）",
            _ => throw new ArgumentOutOfRangeException(nameof(link), link.Class, "no text"),
        };

    /// <summary>Whether the link leads to a host at all, so that the host may be a 天窗.</summary>
    public static bool LeadsToHost(SiteLink link) =>
        link.Class is not (LinkClass.Malformed or LinkClass.UnsupportedScheme or LinkClass.Broken or LinkClass.Unconfirmed);
}
