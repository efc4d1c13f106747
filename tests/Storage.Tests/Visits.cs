using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Tests;

/// <summary>Visits and looks as workers would write them.</summary>
internal static class Visits
{
    public const string Worker = "worker-1";

    /// <summary>Hourly visits of the week before the point, each with the outcome that its number gives; the first is number 0.</summary>
    internal static IEnumerable<VisitRow> Week(SeededSite site, DateTimeOffset point, Func<int, string> outcome, string? host = null) =>
        Enumerable.Range(0, 168).Select(hour => Of(site, point.AddDays(-7).AddHours(hour).AddMinutes(17), outcome(hour), host: host));

    internal static VisitRow Of(
        SeededSite site, DateTimeOffset at, string outcome, int totalMs = 300, bool main = true, string family = "v4", string worker = Worker, string? host = null) => new(
            site.Id, at, main, family, outcome, worker, $"http://{host ?? $"{site.Code}.example"}/", System.Net.IPAddress.Loopback,
            outcome == "open" ? null : $"理由 {outcome}", null, outcome == "open" ? 200 : null, 5, 10, null, 20, totalMs);

    internal static Task WriteAsync(CrawlerDatabase database, IEnumerable<VisitRow> rows) =>
        database.Get<VisitWriter>().WriteAsync([.. rows], CancellationToken.None);

    internal static Task LookAsync(CrawlerDatabase database, DateTimeOffset at, bool open, string worker = Worker) =>
        database.Get<GateLedger>().WriteAsync(new GateCheck(worker, at, open, open, true, null, open ? null : "域名解析不可用", "[]"), CancellationToken.None);
}
