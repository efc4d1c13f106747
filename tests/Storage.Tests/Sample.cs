using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Tests;

/// <summary>Facts as a crawl would hand them over.</summary>
internal static class Sample
{
    internal static SiteResult Result(
        RunHandle run,
        SeededSite site,
        IReadOnlyList<ColumnRow>? columns = null,
        IReadOnlyList<Verdict>? verdicts = null,
        IReadOnlyList<ItemRow>? items = null,
        IReadOnlyList<PageRow>? pages = null) => new(
            run.RunId, site.Id, run.MonitoringPoint, run.PolicyVersion, run.MonitoringPoint, run.MonitoringPoint.AddMinutes(1),
            columns ?? [], pages ?? [], items ?? [], verdicts ?? []);

    internal static ColumnRow Column(
        long id, ReadingOutcome outcome, DateOnly? newest = null, DateTimeOffset? at = null, string? reason = null, string? title = null) => new(
            new ColumnObservation
            {
                ColumnId = id,
                Name = "栏目",
                Url = "http://site.example/0/",
                Category = ColumnCategory.News,
                Level = 1,
                Outcome = outcome,
                Reason = reason,
                Newest = newest,
                NewestTitle = title ?? (newest is null ? null : "一条信息"),
                NewestUrl = newest is null ? null : "http://site.example/0/1.html",
                ItemCount = newest is null ? 0 : 20,
                ObservedAt = at ?? CrawlerDatabase.Point,
            },
            outcome == ReadingOutcome.NotRead ? "Timeout" : "Ok",
            outcome == ReadingOutcome.NotRead ? null : 200,
            "http://site.example/0/",
            NotModified: false,
            ReaderVersion: 1,
            "\"tag\"",
            null,
            "ul>li");

    internal static Verdict ColumnVerdict(
        long columnId, Outcome outcome, string rule = "C-NEWS", DateOnly? newest = null, int? age = null, string? reason = null, int limit = 14) => new(
            rule, TargetKind.Column, columnId, outcome, Severity.Remark, $"栏目 {outcome}", Evidence(columnId, newest, age, reason, limit));

    internal static Verdict SiteVerdict(long siteId, Outcome outcome, string rule = "S-NEWS", Severity severity = Severity.Problem, long columnId = 0) => new(
        rule, TargetKind.Site, siteId, outcome, severity, $"网站 {outcome}", Evidence(columnId, null, null, null, 14));

    internal static Evidence Evidence(long columnId, DateOnly? newest, int? age, string? reason, int limit) => new(
        age, limit, "天", "4（1）",
        [
            new ColumnEvidence(
                columnId, "栏目", "http://site.example/0/", ReadingOutcome.Read, newest, "标题", "http://site.example/0/1.html", age, limit,
                new DateOnly(2026, 11, 9), reason, CrawlerDatabase.Point),
        ]);

    internal static ItemRow Item(long columnId, string title, DateOnly? shown, DateTimeOffset? at = null) =>
        new(columnId, $"http://site.example/{title}.html", title, shown, Pinned: false, at ?? CrawlerDatabase.Point);

    internal static PageRow Page(string url = "http://site.example/", int bytes = 1000) =>
        new(url, 1, "home", "Ok", 200, url, bytes, 12, 30, null, null, CrawlerDatabase.Point);
}
