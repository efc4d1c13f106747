using System.Net;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What the name servers say of one host.</summary>
internal sealed record HostNames(NameAnswer A, NameAnswer Aaaa, AddressGuard Guard)
{
    /// <summary>IPv4 addresses that may be connected to.</summary>
    public IReadOnlyList<IPAddress> V4 { get; } = [.. A.Addresses.Where(Guard.Allows)];

    /// <summary>IPv6 addresses that count.</summary>
    public IReadOnlyList<IPAddress> V6 { get; } = [.. Aaaa.Addresses.Where(a => AaaaRecord.IsUsable(a, Guard))];

    /// <summary>Every AAAA record, nothing tried.</summary>
    public IReadOnlyList<Ipv6Address> Records => [.. Aaaa.Addresses.Select(a => AaaaRecord.Untried(a, Guard))];

    /// <summary>What they say already settles; null where the host must be asked. <paramref name="isAddress"/>: the host is no name.</summary>
    public (Ipv6State State, string Reason)? Settled(bool isAddress)
    {
        if (!Aaaa.IsCertain) return (Ipv6State.NotTested, "AAAA记录查询失败，未作结论");
        if (V6.Count > 0) return null;
        if (A.Outcome != NameOutcome.Found && Aaaa.Addresses.Count == 0)
            return (Ipv6State.NotTested, A.IsCertain ? "域名无法解析，未作结论" : "域名查询失败，未作结论");
        if (isAddress) return (Ipv6State.NoAddress, "链接直接使用IPv4地址，没有域名");
        return (Ipv6State.NoAddress, Aaaa.Addresses.Count == 0
            ? "域名没有AAAA记录"
            : $"AAAA记录不可用：{string.Join("、", Aaaa.Addresses.Select(a => $"{a}（{Ipv6Scopes.Describe(a)}）"))}");
    }

    public static async Task<HostNames> AskAsync(DnsNames names, string host, AddressGuard guard, CancellationToken ct)
    {
        var v4 = names.AskV4Async(host, ct);
        var v6 = names.AskV6Async(host, ct);
        return new HostNames(await v4, await v6, guard);
    }
}
