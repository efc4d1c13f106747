namespace FreshnessCrawler.Worker.Fetching;

/// <summary>For each <see cref="FetchStatus"/> the Chinese reason that people read and the remedy.</summary>
public static class FetchErrors
{
    /// <summary>What happened, and who must do what.</summary>
    public static (string Reason, string Remedy) Describe(FetchStatus status) => status switch
    {
        FetchStatus.Ok => ("已正常读取", "无需处理"),
        FetchStatus.NotModified => ("页面自上次读取以来没有变化", "无需处理"),
        FetchStatus.MalformedAddress => ("登记的网址格式不正确，无法访问", "请登记管理人员更正名录中的网址"),
        FetchStatus.UnsupportedScheme => ("网址不是 http 或 https 协议，无法检查", "请登记管理人员改为 http 或 https 网址"),
        FetchStatus.Dns => ("域名无法解析", "请主办单位检查域名解析是否有效；若多个网站同时出现，请运维人员检查本机网络和 DNS"),
        FetchStatus.PrivateAddress => ("域名解析到内网或保留地址，未予访问", "请主办单位核对域名解析；确需检查内网站点的，请运维人员将该网段列入许可名单"),
        FetchStatus.Refused => ("服务器拒绝或重置了连接", "请主办单位检查网站服务和防火墙是否正常"),
        FetchStatus.Unreachable => ("网络不可达或连接中断", "请主办单位检查网站线路；若多个网站同时出现，请运维人员检查本机网络"),
        FetchStatus.Timeout => ("在规定时间内未能读完页面", "请主办单位检查网站响应速度；系统将再次尝试"),
        FetchStatus.Tls => ("HTTPS 安全连接建立失败", "请主办单位检查服务器的 HTTPS 配置和协议版本"),
        FetchStatus.Protocol => ("服务器的应答不符合 HTTP 规范", "请主办单位检查网站服务器或代理设备的配置"),
        FetchStatus.NotFound => ("页面不存在（404 或 410）", "请主办单位恢复页面，或请登记管理人员更新栏目网址"),
        FetchStatus.ClientError => ("服务器不接受该请求（4xx）", "请登记管理人员核对网址，必要时请主办单位检查访问权限"),
        FetchStatus.ServerError => ("服务器内部出错（5xx）", "请主办单位检查网站程序和服务器；系统将再次尝试"),
        FetchStatus.Blocked => ("网站防护设备拒绝了本次检查，不能据此判断内容是否更新", "请运维人员联系主办单位，将检查程序列入白名单"),
        FetchStatus.Challenged => ("网站要求浏览器脚本验证，程序未能读到内容，不能据此判断内容是否更新", "请运维人员联系主办单位，将检查程序列入白名单，或改为人工核查"),
        FetchStatus.TooLarge => ("页面过大或压缩比异常，已停止读取", "请登记管理人员核对网址是否为栏目页面"),
        FetchStatus.NotHtml => ("该地址不是网页（图片、文档或压缩包等）", "请登记管理人员更正为栏目页面的网址"),
        FetchStatus.Robots => ("网站的 robots.txt 不允许读取该地址", "请主办单位在 robots.txt 中放行检查程序，或由主管单位书面同意后登记例外"),
        FetchStatus.RobotsUnavailable => ("网站的 robots.txt 出错或无法取得，按规范暂不读取", "请主办单位检查 robots.txt 是否能正常访问；系统将再次尝试"),
        FetchStatus.RedirectLoop => ("页面反复跳转，无法到达", "请主办单位检查网站的跳转设置"),
        FetchStatus.OffSite => ("页面跳转到了其他网站", "请登记管理人员核对网址是否已迁移，并更新名录"),
        FetchStatus.Trap => ("网址疑似无限循环或带会话标识，未予访问", "请登记管理人员改为固定的栏目网址"),
        FetchStatus.HostDown => ("网站连续多次访问失败，暂停访问", "请主办单位检查网站是否正常；系统稍后再次尝试"),
        FetchStatus.Deferred => ("网站要求推迟访问，本次检查时间内未能读取", "系统将在下次检查时读取；如经常出现，请运维人员与主办单位商定访问频率"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no text"),
    };

    /// <summary>Whether nothing at all came from the host: then the fault may be on our own way to it.</summary>
    public static bool IsSilence(FetchStatus status) => status is
        FetchStatus.Dns or FetchStatus.Refused or FetchStatus.Unreachable or FetchStatus.Timeout or FetchStatus.HostDown;

    /// <summary>Whether asking again later in the same night may well give another answer.</summary>
    public static bool IsTransient(FetchStatus status) => status is
        FetchStatus.Dns or FetchStatus.Refused or FetchStatus.Unreachable or FetchStatus.Timeout or FetchStatus.ServerError
        or FetchStatus.RobotsUnavailable or FetchStatus.HostDown or FetchStatus.Deferred;
}
