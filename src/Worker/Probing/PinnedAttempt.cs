using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>The one request of a <see cref="PinnedProbe"/>, with its stopwatch.</summary>
internal sealed class PinnedAttempt : IDisposable
{
    private readonly ProbeRequest _request;
    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _invoker;
    private readonly long _started;
    private long _connected;
    private long _ready;
    private long _head;
    private string? _tlsFault;

    public PinnedAttempt(ProbeRequest request, FetchOptions options, TimeProvider clock)
    {
        (_request, _options, _clock) = (request, options, clock);
        _invoker = new HttpMessageInvoker(Handler(), disposeHandler: true);
        _started = clock.GetTimestamp();
    }

    private bool IsSecure => _request.Url.Scheme == Uri.UriSchemeHttps;

    public async Task<ProbeAnswer> RunAsync(CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(_request.Limit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            using var message = Message();
            using var response = await _invoker.SendAsync(message, either.Token);
            _head = _clock.GetTimestamp();
            return await ReadAsync(response, either.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return deadline.IsCancellationRequested
                ? Failed(ProbeStatus.Timeout, $"not done in {_request.Limit.TotalSeconds:0.###} s")
                : Failed(ProbeFaults.Read(fault, _connected != 0, IsSecure && _ready == 0), fault.InnerException?.Message ?? fault.Message);
        }
    }

    public ProbeAnswer Failed(ProbeStatus status, string detail) => Answer(status) with { Detail = detail };

    public void Dispose() => _invoker.Dispose();

    private SocketsHttpHandler Handler() => new()
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = _options.MaxHeaderKilobytes,
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectTimeout = Timeout.InfiniteTimeSpan,
        ConnectCallback = async (context, ct) =>
        {
            // The handler would ask again where a connection ends before the first byte of an answer.
            if (_connected != 0) throw new IOException("the connection ended before any answer");
            var stream = await PinnedProbe.OpenAsync(new IPEndPoint(_request.Address, context.DnsEndPoint.Port), ct);
            _connected = _clock.GetTimestamp();
            return stream;
        },
        // Called once TLS stands; for http at once.
        PlaintextStreamFilter = (context, _) =>
        {
            _ready = _clock.GetTimestamp();
            return ValueTask.FromResult(context.PlaintextStream);
        },
        SslOptions = new SslClientAuthenticationOptions
        {
#pragma warning disable CA5359 // a bad certificate is a fact about the site, not a secret at risk: we send no credentials
            RemoteCertificateValidationCallback = Record,
#pragma warning restore CA5359
            CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            EnabledSslProtocols = SslProtocols.None,
        },
    };

    private bool Record(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _tlsFault = errors == SslPolicyErrors.None ? null : CertificateFault.Describe(certificate as X509Certificate2, chain, errors, _clock.GetUtcNow());
        return true;
    }

    private HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(HttpMethod.Get, _request.Url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("User-Agent", SiteAttempt.UserAgent(_options));
        headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
        headers.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        headers.TryAddWithoutValidation("Cache-Control", "no-cache");
        return message;
    }

    private async Task<ProbeAnswer> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var type = Header(response.Content.Headers, "Content-Type");
        var kept = ArrayPool<byte>.Shared.Rent(_request.KeepBytes);
        var (body, received, whole) = await FillAsync(response, kept, ct);
        var cut = received > body.Length || !whole;
        if (body.Length > 0 && Header(response.Content.Headers, "Content-Encoding") is { Length: > 0 } encoding) body = BodyUnpacker.Unpack(body, encoding, _options, cut);
        try
        {
            var text = body.Fault is null && PageType.IsPage(type) != false && !PageType.LooksBinary(body.Span) ? Decoded(body, type) : null;
            return Answer(body.Fault == FetchStatus.Protocol ? ProbeStatus.Protocol : ProbeStatus.Answered) with
            {
                HttpStatus = status,
                Detail = body.Detail,
                Location = Header(response.Headers, "Location"),
                ContentType = type,
                RetryAfter = RetryAfter(response),
                Bytes = received,
                Whole = whole,
                Text = text,
                Firewall = Firewall(status, response.Headers.NonValidated.Contains("Set-Cookie"), text),
            };
        }
        finally
        {
            body.Return();
        }
    }

    private async Task<(WireBody Kept, long Received, bool Whole)> FillAsync(HttpResponseMessage response, byte[] kept, CancellationToken ct)
    {
        var stream = await response.Content.ReadAsStreamAsync(ct);
        var beyond = new byte[16 * 1024];
        var length = 0;
        long received = 0;
        while (received < _request.ReadBytes || length < _request.KeepBytes)
        {
            var room = kept.AsMemory(length, _request.KeepBytes - length);
            var read = await stream.ReadAsync(room.IsEmpty ? beyond : room, ct);
            if (read == 0) return (new WireBody(kept, length), received, true);
            received += read;
            if (!room.IsEmpty) length += read;
        }
        return (new WireBody(kept, length), received, false);
    }

    // As for pages: the statuses whose body may be a firewall's, and no other.
    private static FetchStatus? Firewall(int status, bool setsCookie, string? text) =>
        ChallengeRecogniser.ByStatus(status)
        ?? (status is 200 or 202 or 203 or 403 or 503 or 521 ? ChallengeRecogniser.ByBody(status, setsCookie, text) : null)
        ?? (status == 403 ? FetchStatus.Blocked : null);

    private static string? Decoded(WireBody body, string? type)
    {
        if (body.Length == 0) return null;
        var (rented, length, _) = Charset.Decode(body.Span, PageType.CharsetOf(type));
        var text = new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return text;
    }

    private ProbeAnswer Answer(ProbeStatus status) => new()
    {
        Url = _request.Url,
        Address = _request.Address,
        Status = status,
        ConnectMs = Phase(_started, _connected),
        TlsMs = IsSecure ? Phase(_connected, _ready) : null,
        FirstByteMs = Phase(_ready, _head),
        TotalMs = Phase(_started, _clock.GetTimestamp()) ?? 0,
        TlsFault = _tlsFault,
    };

    private int? Phase(long from, long to) => from == 0 || to == 0 ? null : (int)Math.Round(_clock.GetElapsedTime(from, to).TotalMilliseconds);

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (Header(response.Headers, "Retry-After") is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(Math.Min(seconds, 1e8));
        var date = response.Headers.RetryAfter?.Date - _clock.GetUtcNow();
        return date > TimeSpan.Zero ? date : null;
    }

    private static string? Header(System.Net.Http.Headers.HttpHeaders headers, string name)
    {
        if (!headers.NonValidated.TryGetValues(name, out var values)) return null;
        foreach (var value in values) return value;
        return null;
    }
}
