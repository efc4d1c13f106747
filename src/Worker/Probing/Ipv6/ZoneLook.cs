using System.Net;
using System.Net.Sockets;
using DnsClient;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Looks at the name servers of the zone that a host lies in. Each zone is asked once a run.</summary>
internal sealed class ZoneLook(DnsNames names, Ipv6Options options)
{
    public async Task<ZoneReading> ReadAsync(string host, Ipv6Book book, CancellationToken ct)
    {
        var zone = await names.AskZoneServersAsync(host, ct);
        // Where no zone of the office itself answered, the walk ends at the registry's, whose servers say nothing of the office.
        return zone is not { Outcome: NameOutcome.Found, Zone: { } name } || IsRegistrys(name)
            ? ZoneReading.Unknown
            : await book.ZoneAsync(name, token => CountAsync(name, zone.Servers, book.Guard, token), ct);
    }

    private static bool IsRegistrys(string zone) => !SiteScope.Contains(zone, $"x.{zone}");

    private async Task<ZoneReading> CountAsync(string zone, IReadOnlyList<ZoneServer> servers, AddressGuard guard, CancellationToken ct)
    {
        // One server whose addresses are not known makes the count too small.
        if (servers.Any(s => !s.V6.IsCertain)) return new ZoneReading(servers.Count, null, null);
        var usable = servers.Select(s => s.V6.Addresses.Where(a => AaaaRecord.IsUsable(a, guard)).ToList()).Where(a => a.Count > 0).ToList();
        if (usable.Exists(a => !a.Exists(LocalRoute.Exists))) return new ZoneReading(servers.Count, usable.Count, null);
        var answers = await Task.WhenAll(usable.Select(a => AnswersAsync(zone, a, ct)));
        return new ZoneReading(servers.Count, usable.Count, answers.Count(a => a));
    }

    private async Task<bool> AnswersAsync(string zone, List<IPAddress> addresses, CancellationToken ct)
    {
        foreach (var address in addresses)
        {
            if (await AnswersAsync(zone, address, ct)) return true;
        }
        return false;
    }

    private async Task<bool> AnswersAsync(string zone, IPAddress address, CancellationToken ct)
    {
        var client = new LookupClient(new LookupClientOptions(new IPEndPoint(address, options.NameServerPort))
        {
            UseCache = false,
            Recursion = false,
            ThrowDnsErrors = false,
            Timeout = options.ConnectTimeout,
            // A lost datagram is not the server's fault.
            Retries = 1,
        });
        try
        {
            var answer = await client.QueryAsync(zone, QueryType.SOA, QueryClass.IN, ct);
            return answer.Header.ResponseCode == DnsHeaderResponseCode.NoError && answer.Answers.Count > 0;
        }
        catch (Exception fault) when (fault is DnsResponseException or SocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }
}
