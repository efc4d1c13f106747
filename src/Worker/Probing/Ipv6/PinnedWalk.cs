using System.Net;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Asks one address for one page and follows redirects as long as they stay on the host, always over that address: no other family
/// ever helps out. Each request waits for its turn at the host's pace.</summary>
internal sealed class PinnedWalk(PinnedProbe probe, Ipv6Options options, TimeProvider clock)
{
    public const string TimeIsUp = "到达检查时限，未测";
    private const string LeftAlone = "网站要求推迟访问，未测";

    /// <param name="uri">The page.</param>
    /// <param name="address">The one address.</param>
    /// <param name="compare">Whether the text is wanted; otherwise the body is read only as far as a firewall's page needs.</param>
    /// <param name="context">The run's.</param>
    /// <param name="guard">The run's.</param>
    /// <param name="ct">Only it throws.</param>
    public async Task<FamilyAnswer> AskAsync(Uri uri, IPAddress address, bool compare, ProbeContext context, AddressGuard guard, CancellationToken ct)
    {
        for (var redirects = 0; ; redirects++)
        {
            var (answer, notAsked) = await SendAsync(uri, address, compare, context, guard, ct);
            if (answer is null) return new FamilyAnswer(FamilyOutcome.NotAsked) { Fault = notAsked };
            if (NextOf(answer, uri) is not { } next) return Read(answer, uri, address, compare);
            if (!next.IdnHost.Equals(uri.IdnHost, StringComparison.OrdinalIgnoreCase))
                return Read(answer, uri, address, compare) with { Place = $"{next.IdnHost}{PlainPath(next)}", Next = next };
            if (redirects == options.MaxRedirects) return Read(answer, uri, address, compare) with { Fault = $"跳转超过{options.MaxRedirects}次" };
            uri = next;
        }
    }

    public static string Fault(ProbeStatus status, TimeSpan limit) => status switch
    {
        ProbeStatus.Refused => "连接被拒绝",
        ProbeStatus.Timeout => $"{limit.TotalSeconds:0.#}秒内无应答",
        ProbeStatus.Unreachable => "网络不可达",
        ProbeStatus.Tls => "HTTPS握手失败",
        ProbeStatus.Broken => "连接中断，未收到完整应答",
        ProbeStatus.Protocol => "应答不符合HTTP规范",
        ProbeStatus.NotAllowed => "地址不在允许访问的范围",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no text"),
    };

    private async Task<(ProbeAnswer? Answer, string? NotAsked)> SendAsync(
        Uri uri, IPAddress address, bool compare, ProbeContext context, AddressGuard guard, CancellationToken ct)
    {
        using var turn = await context.Fetcher.TakeTurnAsync(uri, ct);
        if (turn is PaceLease { DeferredFor: not null }) return (null, LeftAlone);
        if (clock.GetUtcNow() >= context.Deadline) return (null, TimeIsUp);
        context.OnRequests(1);
        var request = new ProbeRequest(uri, address, options.AnswerTimeout);
        if (compare) request = request with { KeepBytes = options.ComparedBytes, ReadBytes = options.ComparedBytes };
        var answer = await probe.SendAsync(request, guard, ct);
        if (turn is PaceLease lease) lease.Told(answer.HttpStatus, answer.RetryAfter);
        return (answer, null);
    }

    private static Uri? NextOf(ProbeAnswer answer, Uri from) =>
        answer is { Status: ProbeStatus.Answered, HttpStatus: 301 or 302 or 303 or 307 or 308, Location: { } location }
        && RedirectTarget.Resolve(from, location) is { } target && Uri.TryCreate(target, UriKind.Absolute, out var next) && next.Scheme is "http" or "https"
            ? next
            : null;

    // A session's id in the path changes with every visit.
    private static string PlainPath(Uri uri) => uri.AbsolutePath.Split(';', 2)[0];

    private FamilyAnswer Read(ProbeAnswer answer, Uri uri, IPAddress address, bool compare)
    {
        if (answer.Status != ProbeStatus.Answered)
        {
            var outcome = !answer.Connected ? FamilyOutcome.NoConnection : answer.Status == ProbeStatus.Tls ? FamilyOutcome.NoHandshake : FamilyOutcome.Failed;
            return new FamilyAnswer(outcome) { Address = address, Fault = $"{Fault(answer.Status, options.AnswerTimeout)}（端口{uri.Port}）" };
        }
        var told = new FamilyAnswer(FamilyOutcome.Answered) { Address = address, HttpStatus = answer.HttpStatus, TlsFault = answer.TlsFault };
        if (answer.HttpStatus == 429 || answer is { HttpStatus: 503, RetryAfter: not null })
            return told with { Outcome = FamilyOutcome.RateLimited, Fault = $"网站限制访问频率（HTTP {answer.HttpStatus}）" };
        if (answer.Firewall is not null || answer.HttpStatus == 999)
            return told with { Outcome = FamilyOutcome.Guarded, Fault = $"网站防护拒绝了本次检查（HTTP {answer.HttpStatus}）" };
        return compare && answer.Text is { } text ? told with { Page = PageShingles.Of(text) } : told;
    }
}
