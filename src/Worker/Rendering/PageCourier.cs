using System.Net.Http.Headers;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>Sends a page's requests in the browser's stead, which has no network of its own: so the very address that is connected to is
/// the one that was judged, the byte caps hold on the wire, and the User-Agent is the crawler's. One for a page.</summary>
internal sealed class PageCourier : IDisposable
{
    // What belongs to a connection, to a cache that is not kept, or to the browser's own name.
    private static readonly string[] NotSent =
    [
        "host", "connection", "content-length", "content-type", "accept-encoding", "accept-language", "cookie", "user-agent", "te", "upgrade",
        "transfer-encoding", "upgrade-insecure-requests", "if-none-match", "if-modified-since", "proxy-authorization",
    ];

    private static readonly string[] NotPassedOn =
        ["content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive", "alt-svc", "nel", "report-to", "trailer", "upgrade"];

    private readonly PageRules _rules;
    private readonly RenderTools _tools;
    private readonly PageLedger _ledger;
    private readonly RenderRequest _request;
    private readonly SiteHttpClient _own;
    private readonly SiteHttpClient _others;

    public PageCourier(RenderRequest request, PageRules rules, PageLedger ledger, RenderTools tools)
    {
        (_request, _rules, _ledger, _tools) = (request, rules, ledger, tools);
        // One answer a name for the whole page.
        var names = new CachedNames(tools.Names, tools.Fetch.DnsLifetime, tools.Clock);
        _own = Client(new AddressGuard(request.AllowedNetworks));
        _others = Client(new AddressGuard([]));

        SiteHttpClient Client(AddressGuard guard) => new(new FamilyRace(names, guard, tools.Clock), tools.Fetch, tools.Clock, reuse: true);
    }

    /// <param name="led">The caller has already taken the turn at the host's pace.</param>
    public async Task<PageAnswer> AskAsync(PageAsk ask, bool led, CancellationToken ct)
    {
        using var turn = led || _request.Gate is null ? null : await _request.Gate(ask.Uri, ct);
        using var slot = await _tools.Slots.EnterAsync(ask.Uri.IdnHost, ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_tools.Fetch.AttemptTimeout);
        try
        {
            using var message = Message(ask);
            using var response = await (_rules.MayBePrivate(ask.Uri) ? _own : _others).SendAsync(message, limit.Token);
            return await ReadAsync(response, ask, limit.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            var fault = FetchFaults.Answer(e);
            return new PageAnswer { Fault = fault.Status, Detail = fault.Detail };
        }
    }

    public void Dispose()
    {
        _own.Dispose();
        _others.Dispose();
    }

    private HttpRequestMessage Message(PageAsk ask)
    {
        var message = new HttpRequestMessage(new HttpMethod(ask.Method), ask.Uri)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        var headers = message.Headers;
        foreach (var (name, value) in ask.Headers)
        {
            if (name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase) || NotSent.AsSpan().Contains(name)) continue;
            headers.TryAddWithoutValidation(name, value);
        }
        headers.TryAddWithoutValidation("User-Agent", _tools.UserAgent);
        headers.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (ask.Cookies is { Length: > 0 } cookies) headers.TryAddWithoutValidation("Cookie", cookies);
        if (ask.Body is not null)
        {
            message.Content = new ByteArrayContent(ask.Body);
            if (ask.Headers.GetValueOrDefault("content-type") is { } type) message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        return message;
    }

    private async Task<PageAnswer> ReadAsync(HttpResponseMessage response, PageAsk ask, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Take(response.Headers, headers);
        Take(response.Content.Headers, headers);
        headers.Remove("location", out var location);
        if (status is 301 or 302 or 303 or 307 or 308 && location is not null)
        {
            return RedirectTarget.Resolve(ask.Uri, location) is { } next
                ? new PageAnswer { Status = status, Headers = headers, Next = new Uri(next) }
                : new PageAnswer { Status = status, Fault = FetchStatus.Protocol, Detail = $"Location '{location}'" };
        }
        var cap = (int)Math.Min(_ledger.BytesLeft, _tools.Fetch.MaxBodyBytes);
        var body = await BodyReader.ReadAsync(response.Content, cap, cut: false, ct);
        try
        {
            if (body.Fault is null && body.Length > 0 && response.Content.Headers.ContentEncoding.Count > 0)
                body = BodyUnpacker.Unpack(body, string.Join(',', response.Content.Headers.ContentEncoding), _tools.Fetch, cut: false);
            _ledger.Received(body.Length);
            if (body.Fault is { } fault) return new PageAnswer { Status = status, Fault = fault, Detail = body.Detail };
            return new PageAnswer { Status = status, Headers = headers, Body = body.Span.ToArray() };
        }
        finally
        {
            body.Return();
        }
    }

    private static void Take(HttpHeaders from, Dictionary<string, string> to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            if (NotPassedOn.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            to[name] = string.Join(name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) ? "\n" : ", ", values);
        }
    }
}
