namespace FreshnessCrawler.Worker.Probing.Gate;

/// <summary>One look at our own way out. A part that has no control hosts is null: it is neither proven nor in the way.</summary>
/// <param name="CheckedAt">When the look ended.</param>
/// <param name="IsOpen">Whether what is seen of sites now counts.</param>
/// <param name="Controls">Each control host's answer.</param>
public sealed record GateReading(DateTimeOffset CheckedAt, bool IsOpen, bool? DnsOk, bool? V4Ok, bool? V6Ok, IReadOnlyList<ControlResult> Controls)
{
    /// <summary>What does not work, in Chinese; null where names and IPv4 do.</summary>
    public string? Reason => (DnsOk, V4Ok) switch
    {
        (false, not false) when MakesNamesUp => "监测方所用的域名服务器把不存在的域名也解析到某个地址（域名劫持），域名解析不可信",
        (false, false) => "监测方网络不通：域名解析和IPv4对照主机均无应答",
        (false, _) => "监测方域名解析不可用：对照域名解析失败",
        (_, false) => "监测方IPv4网络不通：IPv4对照主机无应答",
        _ => null,
    };

    /// <summary>Why no site's IPv6 can be judged now, in Chinese; null where it can.</summary>
    public string? Ipv6NotTested => V6Ok switch
    {
        _ when !IsOpen => Reason,
        true => null,
        false when HasNoAaaa => "监测方所用的域名服务器查不到任何对照域名的AAAA记录，不能据此判断网站有无IPv6地址",
        false => "监测方IPv6网络不通：IPv6对照主机无应答",
        null => "监测方未设IPv6对照主机，IPv6是否可用未经证实",
    };

    private bool MakesNamesUp => Controls.Any(c => c is { Kind: ControlResult.MadeUpKind, Ok: false });

    private bool HasNoAaaa => Controls.Any(c => c.Kind == ControlResult.AaaaKind) && !Controls.Any(c => c is { Kind: ControlResult.AaaaKind, Ok: true });
}
