using System.Net;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What trying one usable IPv6 address brought.</summary>
/// <param name="Address">It.</param>
/// <param name="Own">The authority's own port.</param>
/// <param name="Ports">The ports that IPv4 has open; null where this machine has no way to the address.</param>
/// <param name="Limit">How long a connection was waited for.</param>
internal sealed record AddressReach(IPAddress Address, int Own, IReadOnlyDictionary<int, ConnectAnswer>? Ports, TimeSpan Limit)
{
    public const string NoRouteReason = "本机没有通往该IPv6地址的路由，未作结论";

    public FamilyAnswer? Answer { get; init; }
    public PairReading? Pair { get; init; }
    public bool NoRoute => Ports is null;

    public bool IsOpen(int port) => Ports is not null && Ports[port].Status == ProbeStatus.Answered;

    public Ipv6Address Record() => new(
        Address.ToString(), Ipv6Scopes.Of(Address), Usable: true, Ports?.Values.All(p => p.Status == ProbeStatus.Answered), Pair?.Same, Answer?.HttpStatus,
        Fault(), Ports is not null && IsOpen(Own) ? Ports[Own].TotalMs : null);

    private string? Fault()
    {
        if (Ports is null) return NoRouteReason;
        var closed = Ports.Where(p => p.Value.Status != ProbeStatus.Answered).Select(p => $"端口{p.Key}：{PinnedWalk.Fault(p.Value.Status, Limit)}").ToList();
        if (Pair?.Reason is { } reason) closed.Add(reason);
        return closed.Count == 0 ? null : string.Join("，", closed);
    }
}
