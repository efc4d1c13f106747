using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Probing.Gate;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What a run does at each of its sites, between two looks at our own way out: what is seen while that is not proven is void.</summary>
/// <param name="visit">The visit itself.</param>
/// <param name="failed">The result of a site that a fault of ours, or our own network, kept from being visited.</param>
/// <param name="failures">The hosts that this worker visits in the run, and those that failed.</param>
/// <param name="isLongDown">Whether a site has not opened once in the last 24 hours of visits: it is down by itself, and says nothing of our network.</param>
/// <param name="end">Gives back what the run rented.</param>
public sealed class SiteErrand(
    Func<SiteTarget, CancellationToken, Task<SiteResult>> visit, Func<SiteTarget, string, SiteResult> failed, GateWait gate, HostFailures failures, Func<SiteTarget, bool> isLongDown, Action end) : IDisposable
{
    /// <summary>Told of each result that turned out void, as it was seen: what the run shares must not keep it.</summary>
    public Action<SiteResult>? OnVoid { get; init; }

    public async Task<SiteResult> RunAsync(SiteTarget site, CancellationToken ct)
    {
        var before = await gate.OpenAsync(ct);
        if (!before.IsOpen) return failed(site, $"{before.Reason}，未访问");
        var host = isLongDown(site) ? null : new Uri(site.Url!).IdnHost;
        if (host is not null) failures.Begin(host);
        var seen = await visit(site, ct);
        var after = await gate.LookAgainAsync(ct);
        if (!after.IsOpen) return Void(seen, after.Reason!);
        if (host is not null) failures.Record(host, IsDown(seen));
        return failures.Reason is { } reason ? Void(seen, reason) : seen;
    }

    private SiteResult Void(SiteResult seen, string reason)
    {
        OnVoid?.Invoke(seen);
        return VoidResult.Of(seen, reason);
    }

    /// <summary>The rows of a site that a fault of ours kept from being visited or kept.</summary>
    public SiteResult Failed(SiteTarget site, Exception fault) => failed(site, $"程序故障（{fault.GetType().Name}），请报告开发人员");

    public void Dispose() => end();

    private static bool IsDown(SiteResult seen) => seen.Pages is [{ Answered: false }, ..] && !seen.Pages.Any(page => page.Answered);
}
