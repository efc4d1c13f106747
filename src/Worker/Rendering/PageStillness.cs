namespace FreshnessCrawler.Worker.Rendering;

/// <summary>Waits until a page has come to rest: nothing awaited from the network and a document that does not change; and, while it has
/// no list, a while longer.</summary>
internal sealed class PageStillness(PageEye eye, PageLedger ledger, RenderRequest request, RenderTools tools)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(1);

    /// <returns>False when the time was up with something still under way.</returns>
    public async Task<bool> WaitAsync(long started, CancellationToken ct)
    {
        var (options, clock) = (tools.Options, tools.Clock);
        PageGlance? before = null;
        var since = clock.GetTimestamp();
        long? still = null;
        while (clock.GetElapsedTime(started) < options.PageTimeout)
        {
            var seen = await eye.GlanceAsync(ct).WaitAsync(options.PageTimeout - clock.GetElapsedTime(started) + Interval, clock, ct);
            if (seen?.Elements > options.MaxElements) ledger.End(RenderStatus.TooLarge, $"more than {options.MaxElements} elements");
            ct.ThrowIfCancellationRequested();
            if (seen is not { IsParsed: true } now || before?.IsLike(now) != true)
            {
                (before, since, still) = (seen, clock.GetTimestamp(), null);
            }
            else if (clock.GetElapsedTime(since) >= options.Stillness && ledger.QuietFor >= options.Stillness)
            {
                if (still is null && await HasListAsync(now, ct)) return true;
                still ??= clock.GetTimestamp();
                if (clock.GetElapsedTime(still.Value) >= options.PatienceWithoutList) return true;
            }
            await Task.Delay(Interval, clock, ct);
        }
        if (ledger.BusyFor > Hanging || before is not { IsParsed: true }) return false;
        ledger.Missed("the document did not come to rest");
        return true;
    }

    private async Task<bool> HasListAsync(PageGlance now, CancellationToken ct)
    {
        if (request.HasList is null) return now.HasLinks;
        return await eye.ReadAsync(ct) is { Html: { } html } && request.HasList(html);
    }
}
