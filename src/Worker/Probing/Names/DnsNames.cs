using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Probing.Names;

/// <summary>Asks the name servers by type and tells their answers apart, which the system's resolver does not. Keeps nothing, and never throws
/// for what the network does. <c>localhost</c> is this machine (RFC 6761); /etc/hosts comes first unless servers are configured.</summary>
public sealed class DnsNames
{
    private readonly DnsOptions _options;
    private readonly TimeProvider _clock;
    private readonly HostsFile? _hosts;
    private readonly Lazy<LookupClient> _client;

    public DnsNames(IOptions<DnsOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _hosts = _options.Servers.Count == 0 ? HostsFile.OfSystem : null;
        _client = new Lazy<LookupClient>(Client);
    }

    public Task<NameAnswer> AskV4Async(string host, CancellationToken ct) => AskAsync(host, AddressFamily.InterNetwork, ct);

    public Task<NameAnswer> AskV6Async(string host, CancellationToken ct) => AskAsync(host, AddressFamily.InterNetworkV6, ct);

    /// <param name="host">A name or an address.</param>
    /// <param name="family">A or AAAA.</param>
    /// <param name="ct">The caller's; only it throws.</param>
    public async Task<NameAnswer> AskAsync(string host, AddressFamily family, CancellationToken ct)
    {
        var started = _clock.GetTimestamp();
        host = host.TrimEnd('.');
        if (Known(host, family) is { } known) return Answer(NameOutcome.Found, known, "", started);
        var (outcome, records, detail) = await QueryAsync(host, family == AddressFamily.InterNetwork ? QueryType.A : QueryType.AAAA, ct);
        var addresses = records.OfType<AddressRecord>().Select(r => r.Address).Where(a => a.AddressFamily == family).Distinct().ToList();
        return Answer(outcome, addresses, detail, started);
    }

    /// <summary>The name servers of the zone that <paramref name="host"/> lies in: its own, or those of the nearest name above that has some.</summary>
    public async Task<ZoneServers> AskZoneServersAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out _)) return new ZoneServers(NameOutcome.NoData, null, [], "an address has no zone");
        var last = (Outcome: NameOutcome.NoData, Detail: (string?)null);
        for (var zone = host.TrimEnd('.'); zone.Contains('.', StringComparison.Ordinal); zone = zone[(zone.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            var (outcome, records, detail) = await QueryAsync(zone, QueryType.NS, ct);
            // An alias leads to another zone's servers, which say nothing of this one.
            var names = records.OfType<NsRecord>()
                .Where(r => string.Equals(r.DomainName.Value.TrimEnd('.'), zone, StringComparison.OrdinalIgnoreCase))
                .Select(r => r.NSDName.Value.TrimEnd('.')).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (names.Count > 0) return new ZoneServers(NameOutcome.Found, zone, await Task.WhenAll(names.Select(n => ServerAsync(n, ct))), null);
            if (outcome is NameOutcome.ServerFailure or NameOutcome.Timeout) return new ZoneServers(outcome, null, [], detail);
            last = (outcome == NameOutcome.Found ? NameOutcome.NoData : outcome, detail);
        }
        return new ZoneServers(last.Outcome, null, [], last.Detail);
    }

    private async Task<ZoneServer> ServerAsync(string name, CancellationToken ct)
    {
        var v4 = AskV4Async(name, ct);
        var v6 = AskV6Async(name, ct);
        return new ZoneServer(name, await v4, await v6);
    }

    private IReadOnlyList<IPAddress>? Known(string host, AddressFamily family)
    {
        if (IPAddress.TryParse(host, out var literal)) return literal.AddressFamily == family ? [literal] : [];
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            return [family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback];
        return _hosts?.Find(host, family);
    }

    private NameAnswer Answer(NameOutcome outcome, IReadOnlyList<IPAddress> addresses, string? detail, long started) => new(
        outcome == NameOutcome.Found && addresses.Count == 0 ? NameOutcome.NoData : outcome,
        addresses,
        addresses.Count > 0 ? null : detail is { Length: > 0 } ? detail : "no address of this family",
        _clock.GetElapsedTime(started));

    private async Task<(NameOutcome Outcome, IReadOnlyList<DnsResourceRecord> Records, string? Detail)> QueryAsync(string name, QueryType type, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_options.TotalTimeout);
        try
        {
            var response = await _client.Value.QueryAsync(name, type, QueryClass.IN, patience.Token);
            return response.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => (NameOutcome.Found, response.Answers, null),
                DnsHeaderResponseCode.NotExistentDomain => (NameOutcome.NoSuchName, [], $"{type} {name}: NXDOMAIN"),
                var code => (NameOutcome.ServerFailure, [], $"{type} {name}: {code}"),
            };
        }
        catch (Exception fault) when (fault is DnsResponseException or SocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            ct.ThrowIfCancellationRequested();
            return (IsGarbage(fault) ? NameOutcome.ServerFailure : NameOutcome.Timeout, [], $"{type} {name}: {(fault is OperationCanceledException ? "no answer in time" : fault.Message)}");
        }
        catch (ArgumentException fault)
        {
            // No name that DNS could hold (a label of more than 63 letters, …): nobody can open it.
            return (NameOutcome.NoSuchName, [], $"{type} {name}: {fault.Message}");
        }
    }

    private static bool IsGarbage(Exception fault) => fault is DnsResponseException { Code: not (DnsResponseCode.ConnectionTimeout or DnsResponseCode.Unassigned) };

    private LookupClient Client()
    {
        var options = _options.Servers.Count > 0 ? new LookupClientOptions(_options.EndPoints()) : new LookupClientOptions();
        options.UseCache = false;
        options.ThrowDnsErrors = false;
        options.ContinueOnDnsError = true;
        options.ContinueOnEmptyResponse = false;
        options.UseRandomNameServer = false;
        options.Timeout = _options.Timeout;
        options.Retries = _options.Retries;
        return new LookupClient(options);
    }
}
