using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>The answers of sites that refuse every visitor.</summary>
public static class SiteTrapAnswers
{
    private const string Challenge = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><meta id="qTk7sZ0f" content="{w8f0A1kdLq2R}" r="m">
        <script type="text/javascript" r="m">$_wq=window['$_wq'];if(!$_wq)$_wq={};$_wq.nsd=31877;$_wq.cd="qhr0Tqcqrq1CqrqBWGqrq7qrEqc1mqf3Akq1qp";
        (function(){var _$a=0,_$b=[2,51,96,7,30];while(1){_$a=_$b[_$a%5];if(_$a>90){break;}}document.cookie="e8vB3="+_$a+"; path=/";setTimeout(function(){location.reload();},50);})();</script>
        </head><body></body></html>
        """;

    private const string Refusal = """
        <html><head><meta charset="utf-8"><title>403 Forbidden</title></head><body><h1>您的请求已被安全网关拦截</h1><p>事件编号：7f3a-20</p></body></html>
        """;

    /// <summary>Answers in the trap's way; false where the site has none.</summary>
    public static async Task<bool> AnswerAsync(HttpContext context, SiteTrap trap)
    {
        switch (trap)
        {
            case SiteTrap.Challenge412:
                context.Response.Headers.Append("Set-Cookie", "qTk7sZ0fO=60aXkP0; Path=/; HttpOnly");
                context.Response.Headers.Append("Set-Cookie", "e8vB3P=0GkQ; Path=/");
                await WriteAsync(context, StatusCodes.Status412PreconditionFailed, Challenge);
                return true;
            case SiteTrap.Challenge202:
                context.Response.Headers.Append("Set-Cookie", "acw_tc=76b20ff1; Path=/; HttpOnly");
                await WriteAsync(context, StatusCodes.Status202Accepted, Challenge);
                return true;
            case SiteTrap.Forbidden:
                await WriteAsync(context, StatusCodes.Status403Forbidden, Refusal);
                return true;
            case SiteTrap.Silent:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            default:
                return false;
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
