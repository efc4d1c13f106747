using System.Net;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Rendering;

namespace FreshnessCrawler.Worker.Following;

/// <summary>Reads a column as a real browser shows it, at the same pace towards the site as every other request.</summary>
public sealed class BrowserFollower(BrowserPool pool, PageReader reader, PageFetcher fetcher, IReadOnlyList<IPNetwork> allowedNetworks)
{
    public async Task<ListReading> ReadAsync(PursuitRequest request, Trail trail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(trail);
        var address = new Uri(request.Fetched.FinalUrl);
        // The pool asks the gate for every request but the page's own.
        using (await fetcher.TakeTurnAsync(address, ct))
        {
        }

        var rendered = await pool.RenderAsync(
            new RenderRequest(address.AbsoluteUri, allowedNetworks)
            {
                HasList = html => HasList(html, request),
                Gate = async (uri, token) => await fetcher.TakeTurnAsync(uri, token),
                Screenshot = new ScreenshotName(address.Host, request.Name),
            },
            ct);
        trail.Screenshot = rendered.ScreenshotPath;
        trail.Say($"浏览器：{rendered.Reason}，{rendered.Requests} 个请求，{rendered.Bytes} 字节，{rendered.Elapsed.TotalMilliseconds:F0} 毫秒{(rendered.Detail is null ? "" : $"；{rendered.Detail}")}");
        if (rendered is not { Status: RenderStatus.Rendered, Html: { } html }) return ListPageReader.NotRead(rendered.Reason);
        if (HtmlPage.TooDeep(html)) return ListPageReader.NotRead(HtmlPage.TooDeepReason);

        using var page = HtmlPage.Parse(html, new Uri(rendered.FinalUrl));
        var reading = reader.Read(page, request.Category, request.ObservedOn);
        // What a script shows when its data did not come looks like an empty column: only items count.
        if (reading.Items.Count == 0) reading = ListPageReader.NotRead($"经浏览器渲染后仍未读到条目（{reading.Reason}）");
        return reading with { Way = ReadingWay.Browser, DependsOnDay = true };
    }

    private bool HasList(string html, PursuitRequest request)
    {
        if (HtmlPage.TooDeep(html)) return true;
        using var page = HtmlPage.Parse(html, new Uri(request.Fetched.FinalUrl));
        return reader.Read(page, request.Category, request.ObservedOn).Items.Count > 0;
    }
}
