using System.Net;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>Reads one page with the fetcher, the readers and the rules of the night, and keeps each step.</summary>
public sealed class Explainer : IDisposable
{
    private static readonly ColumnCategory[] Judged = [ColumnCategory.News, ColumnCategory.Notice, ColumnCategory.Policy, ColumnCategory.Other];

    private readonly ServiceProvider _services;
    private readonly PageFetcher _fetcher;
    private readonly PolicyFile _policies;

    private Explainer(ServiceProvider services, IReadOnlyList<IPNetwork> allowed)
    {
        _services = services;
        _fetcher = services.GetRequiredService<PageFetcherFactory>().Create(new FetchPolicy(allowed, [], new Dictionary<string, string>(StringComparer.Ordinal)));
        _policies = services.GetRequiredService<PolicyFile>();
    }

    public static Explainer Create(IReadOnlyList<IPNetwork> allowedNetworks)
    {
        var builder = CommandHost.Builder();
        builder.Services.AddSingleton<IConfiguration>(builder.Configuration);
        builder.Services.AddReading(builder.Configuration);
        return new Explainer(builder.Services.BuildServiceProvider(), allowedNetworks);
    }

    /// <summary>Explains an address or a saved page; null where <paramref name="target"/> is neither.</summary>
    public async Task<Explanation?> ExplainAsync(string target, string? baseUrl, DateOnly? asOf, CancellationToken ct)
    {
        var web = Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (!web && !File.Exists(target)) return null;
        using var page = web ? await _fetcher.FetchAsync(new PageRequest(target), ct) : await SavedPage.LoadAsync(target, baseUrl, ct);
        return Explain(page, asOf ?? MonitoringPoint.DayOf(page.FetchedAt));
    }

    private Explanation Explain(FetchedPage page, DateOnly day)
    {
        var steps = new List<string>
        {
            $"抓取：{page.FinalUrl} → {FetchErrors.Describe(page.Status).Reason}{(page.HttpStatus is { } code ? $"（HTTP {code}）" : "")}，{page.Bytes} 字节，{page.Elapsed.TotalMilliseconds:F0} 毫秒{(page.Detail is null ? "" : $"；{page.Detail}")}",
        };
        if (page.TlsFault is { } fault) steps.Add($"证书：{fault}（记录在案，不影响读取）");
        if (page.Status != FetchStatus.Ok)
        {
            var kind = page.Status is FetchStatus.Blocked or FetchStatus.Challenged ? "blocked" : "error";
            steps.Add($"处理：{FetchErrors.Describe(page.Status).Remedy}");
            return new Explanation { Url = page.FinalUrl, Kind = kind, Outcome = "notRead", Reason = FetchErrors.Describe(page.Status).Reason, Steps = steps };
        }

        steps.Add($"编码：{page.Charset}");
        if (HtmlPage.TooDeep(page.Text))
            return new Explanation { Url = page.FinalUrl, Kind = "error", Outcome = "notRead", Reason = ColumnReader.TooDeep, Steps = steps };
        using var parsed = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        var isHome = parsed.Address.Path is "/" or "/index.html" or "/index.htm" or "/index.shtml";
        var list = PageReader.Read(parsed, isHome ? ColumnCategory.Home : ColumnCategory.Other, day);
        var pageKind = isHome ? "home" : list.Outcome == ReadingOutcome.NotRead ? "article" : "list";
        steps.Add($"页面：{(isHome ? "首页" : list.Outcome == ReadingOutcome.NotRead ? "不是可读的列表" : "列表")}，判读日 {day:yyyy-MM-dd}");
        if (list.Template is { } template) steps.Add($"列表块：{template}，{list.Items.Count} 条");
        if (list.Newest is { } newest) steps.Add($"最新：{newest.Date:yyyy-MM-dd} {newest.Title}");
        foreach (var item in list.Items.Where(i => i.Note is not null).Take(10)) steps.Add($"未采用：{item.Title}：{item.Note}");
        return new Explanation
        {
            Url = page.FinalUrl,
            Kind = pageKind,
            Outcome = Name(list.Outcome),
            Reason = list.Reason,
            Newest = list.Outcome == ReadingOutcome.Read ? list.Newest?.Date : null,
            Items = [.. list.Items.Select(i => new ExplainedItem(i.Title, i.Url, i.Date, i.Pinned, i.Date is null ? null : "shown"))],
            Steps = steps,
            Verdicts = [.. Verdicts(page, list, day)],
        };
    }

    private IEnumerable<string> Verdicts(FetchedPage page, ListReading list, DateOnly day)
    {
        var policy = _policies.At(day);
        var point = new MonitoringPoint(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.FromHours(8)));
        foreach (var category in Judged)
        {
            var column = new ColumnObservation
            {
                ColumnId = 0,
                Name = "本页",
                Url = page.FinalUrl,
                Category = category,
                Level = 1,
                Outcome = list.Outcome,
                Reason = list.Reason,
                Newest = list.Outcome == ReadingOutcome.Read ? list.Newest?.Date : null,
                NewestTitle = list.Newest?.Title,
                NewestUrl = list.Newest?.Url,
                ItemCount = list.Items.Count,
                ObservedAt = page.FetchedAt,
            };
            var site = new SiteObservations { SiteId = 0, Code = "", Name = "", WholeSite = false, Columns = [column] };
            foreach (var verdict in RuleSet.All.Judge(site, policy, point))
                yield return $"若为{Chinese(category)}栏目：{verdict.Rule} {verdict.Summary}";
        }
    }

    private static string Name(ReadingOutcome outcome) => outcome switch
    {
        ReadingOutcome.Read => "read",
        ReadingOutcome.Undated => "undated",
        ReadingOutcome.Blank => "blank",
        _ => "notRead",
    };

    private static string Chinese(ColumnCategory category) => category switch
    {
        ColumnCategory.News => "动态要闻类",
        ColumnCategory.Notice => "通知公告类",
        ColumnCategory.Policy => "政策文件类",
        ColumnCategory.Home => "首页",
        _ => "其他应更新",
    };

    public void Dispose()
    {
        _fetcher.Dispose();
        _services.Dispose();
    }
}
