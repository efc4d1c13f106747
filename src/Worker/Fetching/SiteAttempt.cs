using System.Globalization;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>One attempt: sends, reads, unpacks, decodes, and tells a page of the site from a firewall's. Throws for the token alone.</summary>
public sealed class SiteAttempt(FetchOptions options, TimeProvider clock)
{
    private const int RecogniserReach = 64 * 1024;
    private readonly string _userAgent = UserAgent(options);

    public static string UserAgent(FetchOptions options) =>
        $"{RobotsRules.Agent}/{typeof(SiteAttempt).Assembly.GetName().Version?.ToString(2) ?? "1.0"} (+{options.Contact})";

    public async ValueTask<Answer> AskAsync(SiteHttpClient client, Errand errand, CancellationToken ct)
    {
        try
        {
            using var message = Message(errand);
            using var response = await client.SendAsync(message, ct);
            return await ReadAsync(response, errand, ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            ct.ThrowIfCancellationRequested();
            return FetchFaults.Answer(e);
        }
    }

    private HttpRequestMessage Message(Errand errand)
    {
        var message = new HttpRequestMessage(errand.Request.Part == AnswerPart.Head ? HttpMethod.Head : HttpMethod.Get, errand.Uri)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("User-Agent", _userAgent);
        headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
        headers.TryAddWithoutValidation("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (errand.Request.Referrer is { } referrer) headers.TryAddWithoutValidation("Referer", referrer);
        if (errand.Request.BypassCaches)
        {
            headers.TryAddWithoutValidation("Cache-Control", "no-cache");
            headers.TryAddWithoutValidation("Pragma", "no-cache");
        }
        else
        {
            if (errand.Request.ETag is { } etag) headers.TryAddWithoutValidation("If-None-Match", etag);
            if (errand.Request.LastModified is { } modified) headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }
        return message;
    }

    private async ValueTask<Answer> ReadAsync(HttpResponseMessage response, Errand errand, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        // What is wanted then is whether it opens: any kind and size of content does.
        if (errand.Request.Part != AnswerPart.Page && status is >= 200 and < 300 and not 202) return Opened(response, status);
        if (status is 200 or 203) return await ReadPageAsync(response, errand, ct);
        if (status is 301 or 302 or 303 or 307 or 308 && Header(response.Headers, "Location") is { } location)
        {
            return new Answer { Status = FetchStatus.Ok, HttpStatus = status, Location = location };
        }
        if (status == 304 && !errand.Request.BypassCaches && (errand.Request.ETag ?? errand.Request.LastModified) is not null)
        {
            return new Answer
            {
                Status = FetchStatus.NotModified,
                HttpStatus = status,
                ETag = Header(response.Headers, "ETag") ?? errand.Request.ETag,
                LastModified = Header(response.Content.Headers, "Last-Modified") ?? errand.Request.LastModified,
            };
        }
        if (ChallengeRecogniser.ByStatus(status) is { } known) return Error(known, status, response);
        var keep = errand.Request.ErrorText && status >= 400;
        if (!keep && status is not (202 or 403 or 503 or 521)) return Error(ByClass(status), status, response);
        var (text, length, recognised) = await RecogniseAsync(response, status, ct);
        var answer = Error(recognised ?? ByClass(status), status, response);
        if (keep && recognised is null) return answer.WithText(text, length);
        System.Buffers.ArrayPool<char>.Shared.Return(text);
        return answer;
    }

    private Answer Error(FetchStatus reason, int status, HttpResponseMessage response) =>
        new() { Status = reason, HttpStatus = status, Detail = $"HTTP {status}", RetryAfter = RetryAfter(response) };

    private static Answer Opened(HttpResponseMessage response, int status) =>
        new() { Status = FetchStatus.Ok, HttpStatus = status, ContentType = Header(response.Content.Headers, "Content-Type") };

    private static FetchStatus ByClass(int status) => status switch
    {
        403 => FetchStatus.Blocked,
        404 or 410 => FetchStatus.NotFound,
        >= 400 and < 500 => FetchStatus.ClientError,
        >= 500 => FetchStatus.ServerError,
        _ => FetchStatus.Protocol,
    };

    private async ValueTask<Answer> ReadPageAsync(HttpResponseMessage response, Errand errand, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var type = Header(response.Content.Headers, "Content-Type");
        var page = errand.ForRobots ? true : PageType.IsPage(type);
        if (page == false && errand.Request.AnyText) page = null;
        if (page == false) return new Answer { Status = FetchStatus.NotHtml, HttpStatus = status, ContentType = type, Detail = type };
        var cap = errand.ForRobots ? RobotsRules.SizeCap : options.MaxBodyBytes;
        var body = await BodyReader.ReadAsync(response.Content, cap, errand.ForRobots, ct);
        var sent = body.Length;
        body = Unpacked(body, response, errand.ForRobots);
        try
        {
            if (body.Fault is { } fault) return new Answer { Status = fault, HttpStatus = status, ContentType = type, Detail = body.Detail, Bytes = sent };
            if (!errand.ForRobots && (page is null || body.Span.StartsWith("%PDF-"u8)) && PageType.LooksBinary(body.Span))
            {
                return new Answer { Status = FetchStatus.NotHtml, HttpStatus = status, ContentType = type, Detail = "binary content", Bytes = sent };
            }
            return Decoded(body, response, type, sent, errand.ForRobots);
        }
        finally
        {
            body.Return();
        }
    }

    private static Answer Decoded(WireBody body, HttpResponseMessage response, string? type, int sent, bool forRobots)
    {
        var status = (int)response.StatusCode;
        var (text, length, charset) = Charset.Decode(body.Span, PageType.CharsetOf(type));
        if (!forRobots && text.AsSpan(0, length).IsWhiteSpace())
        {
            // Taken as a page it would be a blank column.
            System.Buffers.ArrayPool<char>.Shared.Return(text);
            return new Answer { Status = FetchStatus.Protocol, HttpStatus = status, ContentType = type, Detail = "empty body", Bytes = sent };
        }
        var firewall = forRobots ? null : ChallengeRecogniser.ByBody(status, SetsCookie(response), text.AsSpan(0, length));
        var answer = new Answer
        {
            Status = firewall ?? FetchStatus.Ok,
            HttpStatus = status,
            Detail = firewall is null ? null : $"HTTP {status} with a firewall's page",
            Bytes = sent,
            Charset = charset,
            ContentType = type,
            ETag = firewall is null ? Header(response.Headers, "ETag") : null,
            LastModified = firewall is null ? Header(response.Content.Headers, "Last-Modified") : null,
        }.WithText(text, length);
        if (firewall is not null) answer.ReturnText();
        return answer;
    }

    private async ValueTask<(char[] Text, int Length, FetchStatus? Recognised)> RecogniseAsync(HttpResponseMessage response, int status, CancellationToken ct)
    {
        var body = Unpacked(await BodyReader.ReadAsync(response.Content, RecogniserReach, cut: true, ct), response, cut: true);
        var (text, length, _) = Charset.Decode(body.Fault is null ? body.Span : default, PageType.CharsetOf(Header(response.Content.Headers, "Content-Type")));
        body.Return();
        return (text, length, ChallengeRecogniser.ByBody(status, SetsCookie(response), text.AsSpan(0, length)));
    }

    private WireBody Unpacked(WireBody body, HttpResponseMessage response, bool cut) =>
        body.Fault is null && body.Length > 0 && Header(response.Content.Headers, "Content-Encoding") is { Length: > 0 } encoding
            ? BodyUnpacker.Unpack(body, encoding, options, cut)
            : body;

    private static bool SetsCookie(HttpResponseMessage response) => response.Headers.NonValidated.Contains("Set-Cookie");

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (Header(response.Headers, "Retry-After") is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(Math.Min(seconds, 1e8));
        var date = response.Headers.RetryAfter?.Date - clock.GetUtcNow();
        return date > TimeSpan.Zero ? date : null;
    }

    private static string? Header(System.Net.Http.Headers.HttpHeaders headers, string name)
    {
        if (!headers.NonValidated.TryGetValues(name, out var values)) return null;
        foreach (var value in values) return value;
        return null;
    }
}
