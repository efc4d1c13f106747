using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using DnsClient;

namespace FreshnessCrawler.DemoCity.Checking;

/// <summary>A plain HTTP client that finds the city's names at its name server and keeps to one address family.</summary>
public sealed class CityClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly LookupClient _names;
    private readonly ConcurrentDictionary<string, Lazy<Task<IPAddress?>>> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly AddressFamily _family;

    public CityClient(string nameServer, AddressFamily family, bool redirects, bool anyCertificate)
    {
        _family = family;
        _names = new LookupClient(new LookupClientOptions(IPEndPoint.Parse(nameServer)) { UseCache = false, Timeout = Patience, ThrowDnsErrors = false });
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = 16,
            AllowAutoRedirect = redirects,
            MaxAutomaticRedirections = 10,
            ConnectTimeout = Patience,
            UseProxy = false,
            ConnectCallback = ConnectAsync,
        };
        if (anyCertificate) handler.SslOptions.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null;
        Http = new HttpClient(handler) { Timeout = Patience };
    }

    public HttpClient Http { get; }

    /// <summary>The first address of a name in the client's family; null where there is none.</summary>
    /// <exception cref="IOException">The name server failed.</exception>
    public Task<IPAddress?> AddressAsync(string host) => _known.GetOrAdd(host, name => new Lazy<Task<IPAddress?>>(() => AskAsync(name))).Value;

    public void Dispose() => Http.Dispose();

    private async Task<IPAddress?> AskAsync(string host)
    {
        IDnsQueryResponse answer;
        try
        {
            answer = await _names.QueryAsync(host, _family == AddressFamily.InterNetwork ? QueryType.A : QueryType.AAAA);
        }
        catch (DnsResponseException failure)
        {
            throw new IOException(failure.Message, failure);
        }

        if (answer.HasError && answer.Header.ResponseCode != DnsHeaderResponseCode.NotExistentDomain) throw new IOException($"{host}: {answer.ErrorMessage}");
        return answer.Answers.AddressRecords().FirstOrDefault()?.Address;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var address = await AddressAsync(context.DnsEndPoint.Host) ?? throw new SocketException((int)SocketError.HostNotFound);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
