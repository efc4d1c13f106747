using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The one way out for pages: no cookies, proxy, redirects nor decompression of its own; certificate faults recorded instead of fatal.</summary>
public sealed class SiteHttpClient : IDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly ConcurrentDictionary<string, string> _tlsFaults = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _clock;

    /// <param name="reuse">False for rechecks: each request has a connection of its own.</param>
    public SiteHttpClient(FamilyRace race, FetchOptions options, TimeProvider clock, bool reuse)
    {
        _clock = clock;
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = options.MaxHeaderKilobytes,
            MaxResponseDrainSize = 64 * 1024,
            ConnectTimeout = options.AttemptTimeout,
            PooledConnectionLifetime = reuse ? TimeSpan.FromMinutes(10) : TimeSpan.Zero,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, ct) => race.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct),
            SslOptions = new SslClientAuthenticationOptions
            {
#pragma warning disable CA5359 // a bad certificate is a fact about the site, not a secret at risk: we send no credentials
                RemoteCertificateValidationCallback = Record,
#pragma warning restore CA5359
                // A chain's missing link must not be fetched from wherever the certificate says: that would pass by the guard.
                CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
                EnabledSslProtocols = SslProtocols.None,
            },
        };
        _invoker = new HttpMessageInvoker(handler, disposeHandler: true);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) => _invoker.SendAsync(request, ct);

    /// <summary>What was wrong with the certificate at the host's latest handshake.</summary>
    public string? TlsFault(string host) => _tlsFaults.IsEmpty ? null : _tlsFaults.GetValueOrDefault(host);

    public void Dispose() => _invoker.Dispose();

    private bool Record(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var host = sender is SslStream stream ? stream.TargetHostName : "";
        if (errors == SslPolicyErrors.None) _tlsFaults.TryRemove(host, out _);
        else _tlsFaults[host] = CertificateFault.Describe(certificate as X509Certificate2, chain, errors, _clock.GetUtcNow());
        return true;
    }
}
