using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using FreshnessCrawler.DemoCity.Naming;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Switches one fault on and off over a running city.</summary>
public sealed class CityFaults(CityNaming names, TimeProvider clock)
{
    /// <summary>How far above its port each address of the city speaks TLS.</summary>
    public const int SecureOffset = 929;

    /// <summary>A page of the control port that answers as long as the visitor's own network is up.</summary>
    public const string AlivePath = "/_demo/alive";

    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Name, bool Expired), X509Certificate2> _certificates = new();
    private long _answered;

    public InjectedFault Now { get; private set; } = InjectedFault.None;

    /// <summary>Requests that the fault answered, broke off or held back.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    public void Begin(InjectedFault fault)
    {
        _asked.Clear();
        Interlocked.Exchange(ref _answered, 0);
        Now = fault;
        names.Fault = fault;
    }

    public void End() => Begin(InjectedFault.None);

    /// <summary>What the hosts' TLS shows.</summary>
    public X509Certificate2 CertificateOf(string? name) =>
        _certificates.GetOrAdd((name ?? CityNames.Zone, Now.Kind == CityFault.Expired), key => SelfSigned.For(key.Name, clock.GetUtcNow(), key.Expired));

    /// <summary>Answers in the fault's way; false where the host is to answer itself.</summary>
    public async Task<bool> AnswerAsync(HttpContext context)
    {
        var fault = Now;
        var answered = fault.Kind == CityFault.NetworkDown ? IsCutOff(context) : fault.Kind != CityFault.None && fault.Hits(context.Request.Host.Host) && await OfHostAsync(context, fault);
        if (answered) Interlocked.Increment(ref _answered);
        return answered;
    }

    // The visitor's way is cut, the hands on the city's screws are not.
    private static bool IsCutOff(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/_demo", StringComparison.Ordinal) && context.Request.Path != AlivePath) return false;
        context.Abort();
        return true;
    }

    private async Task<bool> OfHostAsync(HttpContext context, InjectedFault fault)
    {
        var path = context.Request.Path.Value ?? "/";
        if (fault.Kind == CityFault.HostsDown)
        {
            context.Abort();
            return true;
        }

        if (fault.Kind == CityFault.Slow)
        {
            Interlocked.Increment(ref _answered);
            await Task.Delay(fault.Delay, clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }

        // With a robots.txt that fails nobody would ask for anything else, and the fault would stay unseen.
        if (path == "/robots.txt") return false;
        switch (fault.Kind)
        {
            case CityFault.Forbidden:
                return await SiteTrapAnswers.AnswerAsync(context, SiteTrap.Forbidden);
            case CityFault.Challenge:
                return await SiteTrapAnswers.AnswerAsync(context, SiteTrap.Challenge412);
            case CityFault.Throttled:
                context.Response.Headers.RetryAfter = "1";
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return true;
            case CityFault.Flapping:
                return Flaps(context, StatusCodes.Status502BadGateway);
            case CityFault.FlappingNotFound:
                return Flaps(context, StatusCodes.Status404NotFound);
            case CityFault.SelfSigned or CityFault.Expired when !context.Request.IsHttps && context.Connection.LocalPort is var port:
                context.Response.Redirect($"https://{context.Request.Host.Host}:{port + SecureOffset}{context.Request.Path.ToUriComponent()}{context.Request.QueryString}", permanent: false);
                return true;
            case CityFault.SoftNotFound when path != "/":
                await HostResponder.PageAsync(context, "页面不存在", "<h2>404</h2><p>抱歉，您访问的页面不存在或已被删除！</p><p><a href=\"/\">返回首页</a></p>");
                return true;
            case CityFault.RedirectLoop:
                context.Response.Redirect($"{path}?tz={(context.Request.QueryString.Value == "?tz=1" ? 2 : 1)}", permanent: false);
                return true;
            default:
                return false;
        }
    }

    private bool Flaps(HttpContext context, int status)
    {
        var asked = _asked.AddOrUpdate(context.Request.Host.Host, 1, static (_, before) => before + 1);
        if (asked % 2 == 1) return false;
        if (status == StatusCodes.Status502BadGateway && asked % 4 == 0) context.Abort();
        else context.Response.StatusCode = status;
        return true;
    }
}
