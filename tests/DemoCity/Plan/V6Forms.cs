using System.Net;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>Which site has which IPv6, and what its AAAA record is.</summary>
public static class V6Forms
{
    private static readonly Dictionary<string, V6Form> OfSites = new(StringComparer.Ordinal)
    {
        ["shangwuju"] = V6Form.OtherContent,
        ["canlian"] = V6Form.NotListening,
        ["guoziwei"] = V6Form.NotListening,
        ["shuiliju"] = V6Form.LinkLocal,
        ["minzhengju"] = V6Form.Mapped,
        ["chaisang"] = V6Form.UniqueLocal,
        ["caizhengju"] = V6Form.SixToFour,
        ["ziranziyuan"] = V6Form.Nat64,
    };

    private static readonly HashSet<string> Served = new(StringComparer.Ordinal)
    {
        "zhengfuban", "fagaiwei", "jiaoyuju", "renshe", "linye", "shenji", "weijian", "lushanxihai", "lushan", "tiyuju", "yingji", "dean", "wuning", "tuiyi", "qixiang",
        "chengguan", "shuzi",
    };

    public static V6Form Of(string code) => OfSites.TryGetValue(code, out var form) ? form : Served.Contains(code) ? V6Form.Served : V6Form.None;

    /// <summary>The same where this machine has no IPv6 to serve over.</summary>
    public static V6Form Here(V6Form form, bool ipv6) => !ipv6 && IsLoopback(form) ? V6Form.None : form;

    /// <summary>The AAAA record of a host with that IPv4 address; null for none.</summary>
    public static string? Record(V6Form form, IPAddress v4)
    {
        var bytes = v4.GetAddressBytes();
        var hex = $"{bytes[0]:x2}{bytes[1]:x2}:{bytes[2]:x2}{bytes[3]:x2}";
        return form switch
        {
            V6Form.None => null,
            V6Form.LinkLocal => $"fe80::{hex}",
            V6Form.Mapped => $"::ffff:{v4}",
            V6Form.UniqueLocal => $"fd00:{hex}::1",
            V6Form.SixToFour => $"2002:{hex}::1",
            V6Form.Nat64 => $"64:ff9b::{hex}",
            _ => "::1",
        };
    }

    private static bool IsLoopback(V6Form form) => form is V6Form.Served or V6Form.NotListening or V6Form.OtherContent or V6Form.DefaultHost;
}
