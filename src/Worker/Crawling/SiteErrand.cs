using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Gate;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What a run does at each of its sites, between two looks at our own way out: what is seen while that is not proven is void.</summary>
/// <param name="visit">The visit itself.</param>
/// <param name="failed">The result of a site that a fault of ours, or our own network, kept from being visited.</param>
/// <param name="failures">The hosts of the run that failed.</param>
/// <param name="end">Gives back what the run rented.</param>
public sealed class SiteErrand(
    Func<SiteTarget, CancellationToken, Task<SiteResult>> visit, Func<SiteTarget, string, SiteResult> failed, GateWait gate, HostFailures failures, Action end) : IDisposable
{
    public async Task<SiteResult> RunAsync(SiteTarget site, CancellationToken ct)
    {
        var before = await gate.OpenAsync(ct);
        if (!before.IsOpen) return failed(site, $"{before.Reason}，未访问");
        var seen = await visit(site, ct);
        var after = await gate.LookAgainAsync(ct);
        failures.Record(new Uri(site.Url!).IdnHost, IsDown(seen));
        var reason = after.IsOpen ? failures.Reason : after.Reason;
        return reason is null ? seen : VoidResult.Of(seen, reason);
    }

    /// <summary>The rows of a site that a fault of ours kept from being visited or kept.</summary>
    public SiteResult Failed(SiteTarget site, Exception fault) => failed(site, $"程序故障（{fault.GetType().Name}），请报告开发人员");

    public void Dispose() => end();

    // Whatever a site itself answers, be it an error, proves a way to it.
    private static bool IsDown(SiteResult seen) => seen.Pages is [var first, ..] && seen.Pages.All(page => page.HttpStatus is null)
        && Enum.TryParse<FetchStatus>(first.FetchStatus, out var status)
        && status is FetchStatus.Dns or FetchStatus.Refused or FetchStatus.Unreachable or FetchStatus.Timeout or FetchStatus.HostDown;
}
