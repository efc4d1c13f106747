using FreshnessCrawler.Worker.Probing.Availability;
using FreshnessCrawler.Worker.Probing.Gate;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>What was seen of one address, over both families.</summary>
/// <param name="Gate">Our own way out meanwhile.</param>
/// <param name="V4">What its name servers say of IPv4, and what each address answered.</param>
/// <param name="V6">Of IPv6, likewise.</param>
/// <param name="Visit">The visit as it would count.</param>
public sealed record AddressLook(
    Uri Url, GateReading Gate, NameAnswer V4, IReadOnlyList<ProbeAnswer> OverV4, NameAnswer V6, IReadOnlyList<ProbeAnswer> OverV6, Visit Visit)
{
    /// <summary>As one JSON object: names and numbers as they are, addresses as text.</summary>
    public object ToJson() => new
    {
        url = Url.AbsoluteUri,
        gate = new { Gate.IsOpen, Gate.DnsOk, Gate.V4Ok, Gate.V6Ok, Gate.Reason, Gate.Ipv6NotTested, Gate.Controls },
        v4 = Family(V4, OverV4),
        v6 = Family(V6, OverV6),
        visit = new { Visit.Outcome, Visit.Reason, Visit.Detail, address = Visit.Address?.ToString(), Visit.HttpStatus, Visit.DnsMs, Visit.ConnectMs, Visit.TlsMs, Visit.FirstByteMs, Visit.TotalMs },
    };

    public IEnumerable<string> ToText()
    {
        yield return $"{Url}";
        yield return $"本机网络：{Gate.Reason ?? "正常"}；IPv6：{Gate.Ipv6NotTested ?? "正常"}";
        foreach (var line in Lines("IPv4", V4, OverV4).Concat(Lines("IPv6", V6, OverV6))) yield return line;
        var outcome = Visit.Outcome switch { VisitOutcome.Open => "打开", VisitOutcome.Failed => "打不开", VisitOutcome.Blocked => "被拒绝", _ => "未测" };
        yield return $"访问：{outcome}，{Visit.TotalMs} ms{(Visit.Reason is { } reason ? $"；{reason}" : "")}{(Visit.Detail is { } detail ? $"（{detail}）" : "")}";
    }

    private static object Family(NameAnswer name, IReadOnlyList<ProbeAnswer> answers) => new
    {
        name = name.Outcome,
        name.Detail,
        dnsMs = (int)name.Elapsed.TotalMilliseconds,
        addresses = answers.Select(a => new
        {
            address = a.Address.ToString(),
            a.Status,
            a.HttpStatus,
            a.Detail,
            a.ConnectMs,
            a.TlsMs,
            a.FirstByteMs,
            a.TotalMs,
            a.Bytes,
            a.Whole,
            a.Location,
            a.ContentType,
            a.Firewall,
            a.TlsFault,
        }),
    };

    private static IEnumerable<string> Lines(string family, NameAnswer name, IReadOnlyList<ProbeAnswer> answers)
    {
        yield return $"{family} 域名：{name.Outcome}，{(int)name.Elapsed.TotalMilliseconds} ms{(name.Detail is { } detail ? $"（{detail}）" : "")}";
        foreach (var a in answers)
        {
            var phases = string.Join(" ", new[] { ("连接", a.ConnectMs), ("TLS", a.TlsMs), ("首字节", a.FirstByteMs), ("全部", (int?)a.TotalMs) }.Where(p => p.Item2 is not null).Select(p => $"{p.Item1} {p.Item2} ms"));
            string?[] more = [a.HttpStatus is { } status ? $"HTTP {status}" : null, a.Location is { } location ? $"-> {location}" : null, a.Firewall?.ToString(), a.TlsFault, a.Detail];
            yield return $"  {a.Address}：{a.Status} {string.Join("；", more.Where(m => m is not null))}  {phases}";
        }
    }
}
