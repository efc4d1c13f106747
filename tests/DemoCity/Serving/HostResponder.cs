using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Answers for the hosts beside the sites, and for the addresses that are planted in the sites.</summary>
public sealed class HostResponder(TimeProvider clock)
{
    /// <summary>Begin of the planted addresses: the next segment says what they answer.</summary>
    public const string Planted = "/lj/";

    private static readonly TimeSpan Flap = TimeSpan.FromSeconds(1.5);
    private static readonly Dictionary<string, HostAnswer> Words = new(StringComparer.Ordinal)
    {
        ["ok"] = HostAnswer.Fine,
        ["404"] = HostAnswer.NotFound,
        ["410"] = HostAnswer.Gone,
        ["flap"] = HostAnswer.Flapping,
        ["403"] = HostAnswer.Forbidden,
        ["412"] = HostAnswer.Challenge,
        ["429"] = HostAnswer.Throttled,
        ["500"] = HostAnswer.ServerError,
        ["400"] = HostAnswer.BadRequest,
        ["soft"] = HostAnswer.SoftNotFound,
        ["loop"] = HostAnswer.Loop,
        ["301"] = HostAnswer.Moved,
        ["302"] = HostAnswer.Found,
        ["head405"] = HostAnswer.HeadNotAllowed,
        ["head404"] = HostAnswer.HeadNotFound,
        ["wj"] = HostAnswer.Deeper,
        ["rili"] = HostAnswer.Calendar,
        ["chaxun"] = HostAnswer.Filters,
    };

    private readonly ConcurrentDictionary<string, long> _firstAsked = new(StringComparer.Ordinal);

    /// <summary>What is planted at a path; null where nothing is.</summary>
    public static HostAnswer? AnswerAt(string path)
    {
        if (!path.StartsWith(Planted, StringComparison.Ordinal)) return null;
        var rest = path[Planted.Length..];
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        return Words.TryGetValue(end < 0 ? rest : rest[..end], out var answer) ? answer : HostAnswer.NotFound;
    }

    public Task AnswerAsync(HttpContext context, HostServing host)
    {
        host.Enter();
        var path = context.Request.Path.Value ?? "/";
        var answer = host.Plan.Answer == HostAnswer.Fine ? AnswerAt(path) ?? HostAnswer.Fine : host.Plan.Answer;
        // A robots.txt that fails forbids everything: nobody would see the rest of the host.
        return path == "/robots.txt" && answer is (HostAnswer.Fine or HostAnswer.ServerError or HostAnswer.Status999 or HostAnswer.BadRequest or HostAnswer.SoftToHome) ? StatusAsync(context, StatusCodes.Status404NotFound) : AnswerAsync(context, answer, host.Plan.Name);
    }

    /// <summary>What a server says that does not know the host it is asked for.</summary>
    public static Task DefaultAsync(HttpContext context) => context.Request.Path.Value is "/" or null
        ? PageAsync(context, "Welcome to nginx!", "<p>If you see this page, the web server is successfully installed and working. Further configuration is required.</p>")
        : StatusAsync(context, StatusCodes.Status404NotFound);

    public async Task AnswerAsync(HttpContext context, HostAnswer answer, string owner)
    {
        var path = context.Request.Path.Value ?? "/";
        switch (answer)
        {
            case HostAnswer.NotFound:
                await StatusAsync(context, StatusCodes.Status404NotFound);
                break;
            case HostAnswer.Gone:
                await StatusAsync(context, StatusCodes.Status410Gone);
                break;
            case HostAnswer.Flapping when FlapsNow(owner + path):
                await StatusAsync(context, StatusCodes.Status404NotFound);
                break;
            case HostAnswer.Forbidden:
                await SiteTrapAnswers.AnswerAsync(context, SiteTrap.Forbidden);
                break;
            case HostAnswer.Challenge:
                await SiteTrapAnswers.AnswerAsync(context, SiteTrap.Challenge412);
                break;
            case HostAnswer.Silent:
                await SiteTrapAnswers.AnswerAsync(context, SiteTrap.Silent);
                break;
            case HostAnswer.Throttled:
                context.Response.Headers.RetryAfter = "1";
                await StatusAsync(context, StatusCodes.Status429TooManyRequests);
                break;
            case HostAnswer.Status999:
                await StatusAsync(context, 999);
                break;
            case HostAnswer.ServerError:
                await StatusAsync(context, StatusCodes.Status500InternalServerError);
                break;
            case HostAnswer.BadRequest:
                await StatusAsync(context, StatusCodes.Status400BadRequest);
                break;
            case HostAnswer.SoftNotFound when path != "/":
                await PageAsync(context, "页面不存在", "<h2>404</h2><p>抱歉，您访问的页面不存在或已被删除！</p><p><a href=\"/\">返回首页</a></p>");
                break;
            case HostAnswer.SoftToHome when path != "/":
                context.Response.Redirect("/", permanent: false);
                break;
            case HostAnswer.Loop:
                context.Response.Redirect(path.EndsWith("1.html", StringComparison.Ordinal) ? $"{path[..^6]}2.html" : $"{path[..^6]}1.html", permanent: false);
                break;
            case HostAnswer.Moved or HostAnswer.Found:
                context.Response.Redirect($"{Planted}ok/{(answer == HostAnswer.Moved ? "moved" : "found")}.html", permanent: answer == HostAnswer.Moved);
                break;
            case HostAnswer.HeadNotAllowed when HttpMethods.IsHead(context.Request.Method):
                await StatusAsync(context, StatusCodes.Status405MethodNotAllowed);
                break;
            case HostAnswer.HeadNotFound when HttpMethods.IsHead(context.Request.Method):
                await StatusAsync(context, StatusCodes.Status404NotFound);
                break;
            case HostAnswer.Deeper:
                await PageAsync(context, "网站文件", "<ul><li><a href=\"wj/\">下一级</a></li><li><a href=\"./\">本级</a></li></ul>");
                break;
            case HostAnswer.Calendar:
                await PageAsync(context, "政务日历", Calendar(context.Request.Query));
                break;
            case HostAnswer.Filters:
                await PageAsync(context, "信息查询", Filters(context.Request.QueryString.Value ?? ""));
                break;
            default:
                await SmallFiles.AnswerAsync(context, owner);
                break;
        }
    }

    public static Task PageAsync(HttpContext context, string title, string body)
    {
        var bytes = Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body><h1>{title}</h1>\n{body}\n</body></html>\n");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static string Calendar(IQueryCollection query)
    {
        var month = int.TryParse(query["month"], CultureInfo.InvariantCulture, out var number) ? number : 1;
        return $"<p><a href=\"/lj/rili/?month={month - 1}\">上月</a> {month} <a href=\"/lj/rili/?month={month + 1}\">下月</a></p>";
    }

    private static string Filters(string query)
    {
        var links = new StringBuilder("<p>");
        foreach (var filter in new[] { "leixing=1", "leixing=2", "diqu=3", "diqu=4", "paixu=5", "paixu=6" })
            links.Append($"<a href=\"/lj/chaxun/{(query.Length == 0 ? "?" : query + "&amp;")}{filter}\">{filter}</a> ");
        return links.Append("</p>").ToString();
    }

    private bool FlapsNow(string address) =>
        clock.GetElapsedTime(_firstAsked.GetOrAdd(address, static (_, now) => now, clock.GetTimestamp())) < Flap;

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
