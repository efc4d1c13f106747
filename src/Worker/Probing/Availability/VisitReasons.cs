using System.Net;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Probing.Availability;

/// <summary>Why a home page did not open, in the words that officials read.</summary>
internal static class VisitReasons
{
    public const string NotAllowed = "域名解析到内网或保留地址，未经许可不访问";
    public const string Deferred = "网站要求暂缓访问，本次未访问";
    public const string NoIpv6 = "没有可用的IPv6地址";

    public static string TooSlow(TimeSpan limit) => $"超过（含）{limit.TotalSeconds:0.###}秒仍打不开";

    public static string Opened(int totalMs, TimeSpan limit) => $"{totalMs / 1000.0:0.0}秒才打开，超过（含）{limit.TotalSeconds:0.###}秒";

    public static string Name(NameOutcome outcome) => outcome switch
    {
        NameOutcome.NoSuchName => "域名不存在",
        NameOutcome.NoData => "域名没有解析到地址",
        NameOutcome.Timeout => "域名服务器无应答，域名无法解析",
        _ => "域名服务器出错，域名无法解析",
    };

    public static string Fault(ProbeStatus status) => status switch
    {
        ProbeStatus.Refused => "服务器拒绝连接",
        ProbeStatus.Unreachable => "服务器地址不可达",
        ProbeStatus.Tls => "HTTPS安全连接建立失败",
        ProbeStatus.Broken => "连接中断，页面未传完",
        ProbeStatus.Protocol => "服务器的应答不符合HTTP规范",
        ProbeStatus.NotAllowed => NotAllowed,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no text"),
    };

    public static string Firewall(FetchStatus status) => status == FetchStatus.Challenged ? "网站要求浏览器脚本验证" : "网站防护设备拒绝访问";

    public static string Status(int status) => status switch
    {
        (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Gone => $"首页不存在（HTTP {status}）",
        >= 500 => $"服务器内部出错（HTTP {status}）",
        _ => $"服务器不提供首页（HTTP {status}）",
    };
}
