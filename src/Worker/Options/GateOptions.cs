using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Gate</c>: by what a worker proves its own way out before a site is blamed. A worker whose sites all lie in a closed network
/// names control hosts of that network.</summary>
public sealed class GateOptions
{
    public const string Section = "Gate";

    /// <summary>In place of a list: that way is not proven, and nobody is held up by it.</summary>
    public const string None = "none";

    private static readonly string[] DefaultV4 = ["223.5.5.5:443", "1.12.12.12:443", "114.114.114.114:53", "180.76.76.76:53"];
    private static readonly string[] DefaultV6 = ["[2400:3200::1]:443", "[2400:3200:baba::1]:443", "[2402:4e00::]:53", "[2400:da00::6666]:53"];
    private static readonly string[] DefaultNames = ["www.gov.cn", "www.miit.gov.cn", "www.people.com.cn", "www.baidu.com"];

    /// <summary>Whether a gate that is shut voids what is seen meanwhile. Off only where no control host can be named at all.</summary>
    public bool Required { get; set; } = true;

    /// <summary>Addresses with ports that take TCP connections over IPv4, or pages at addresses (http://ip:port/…) that answer, with whatever status; null
    /// for big public resolvers of four operators; "none" alone for none. Only a page, best one of some kilobytes, shows a way that carries handshakes
    /// and no answers.</summary>
    public IReadOnlyList<string>? V4 { get; set; }

    /// <summary>As <see cref="V4"/>, over IPv6: [ip]:port or http://[ip]:port/…. With none, no site's IPv6 is judged.</summary>
    public IReadOnlyList<string>? V6 { get; set; }

    /// <summary>Names that have always had an IPv4 or IPv6 address; null for four national ones; "none" alone for none. One at least must have an AAAA
    /// record: where none is found, the name servers that this machine asks leave them out, and no site's IPv6 is judged. With no names at all that is
    /// not looked at.</summary>
    public IReadOnlyList<string>? Names { get; set; }

    /// <summary>How many of each list must answer, 1–10; of a shorter list, all.</summary>
    [Range(1, 10)]
    public int MustAnswer { get; set; } = 2;

    /// <summary>For one connection, or a page from the connection to its end, 50 ms – 15 s. Names have the times of section Dns.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:15")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long an open gate is believed without another look, 1 s – 1 h. Before a failure is blamed on a site it is looked at again anyway.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Validity { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a shut gate is believed, and how old a look may be that a failure is blamed by, 0 s – 10 min; at most <see cref="Validity"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Freshness { get; set; } = TimeSpan.FromSeconds(15);

    public IReadOnlyList<GateControl> V4Controls() => Controls(V4 ?? DefaultV4);

    public IReadOnlyList<GateControl> V6Controls() => Controls(V6 ?? DefaultV6);

    public IReadOnlyList<string> ControlNames() => IsNone(Names) ? [] : Names ?? DefaultNames;

    internal bool AreControlsValid() =>
        (IsNone(V4) || (V4 ?? DefaultV4).All(IsControl)) && (IsNone(V6) || (V6 ?? DefaultV6).All(IsControl)) && (Names ?? DefaultNames).All(n => n.Length > 0);

    private static IReadOnlyList<GateControl> Controls(IReadOnlyList<string> list) =>
        IsNone(list) ? [] : [.. list.Select(text => GateControl.Of(text) ?? throw new FormatException($"Gate: {text} is no control host."))];

    private static bool IsControl(string text) => GateControl.Of(text) is not null;

    private static bool IsNone(IReadOnlyList<string>? list) => list is [var only] && only.Equals(None, StringComparison.OrdinalIgnoreCase);
}
