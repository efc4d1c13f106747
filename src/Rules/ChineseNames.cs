using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules;

/// <summary>What people read for the values of the probes' facts; in the tables and in JSON they have their English names.</summary>
public static class ChineseNames
{
    /// <summary>What became of a link.</summary>
    public static string Chinese(this LinkClass linkClass) => linkClass switch
    {
        LinkClass.Ok => "正常",
        LinkClass.Moved => "已永久跳转",
        LinkClass.Broken => "失效",
        LinkClass.Unconfirmed => "待复核",
        LinkClass.Blocked => "拒绝访问",
        LinkClass.Challenged => "要求浏览器验证",
        LinkClass.RateLimited => "限制访问频率",
        LinkClass.Timeout => "超时",
        LinkClass.Tls => "加密连接或证书异常",
        LinkClass.Refused => "连接被拒绝",
        LinkClass.Unreachable => "无法到达",
        LinkClass.ServerError => "服务器出错",
        LinkClass.ClientError => "请求不被接受",
        LinkClass.SoftNotFound => "页面提示内容不存在",
        LinkClass.RedirectLoop => "循环跳转",
        LinkClass.UnsupportedScheme => "非网页地址",
        LinkClass.Malformed => "网址有误",
        LinkClass.Skipped => "未检测",
        _ => throw new ArgumentOutOfRangeException(nameof(linkClass), linkClass, "A link class without a name."),
    };

    /// <summary>What a link leads to.</summary>
    public static string Chinese(this LinkKind kind) => kind switch
    {
        LinkKind.Page => "页面",
        LinkKind.Image => "图片",
        LinkKind.Script => "脚本",
        LinkKind.Style => "样式",
        LinkKind.Attachment => "附件",
        LinkKind.Media => "音视频",
        LinkKind.Frame => "内嵌页面",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A link kind without a name."),
    };

    /// <summary>How far a host's IPv6 carries.</summary>
    public static string Chinese(this Ipv6State state) => state switch
    {
        Ipv6State.NotTested => "未测",
        Ipv6State.NoAddress => "没有可用的IPv6地址",
        Ipv6State.Unreachable => "有IPv6地址但无法连接",
        Ipv6State.Different => "经IPv6访问的结果与IPv4不一致",
        Ipv6State.Operational => "支持IPv6",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An IPv6 state without a name."),
    };
}
