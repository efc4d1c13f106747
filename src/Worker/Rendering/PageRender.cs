using FreshnessCrawler.Worker.Fetching;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>One page from its first request to its document: fetched, opened in a context of its own, waited for, read, pictured, closed.</summary>
internal sealed class PageRender : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PictureTime = TimeSpan.FromSeconds(5);

    private readonly RenderRequest _request;
    private readonly RenderTools _tools;
    private readonly CancellationTokenSource _stop;
    private readonly PageLedger _ledger;
    private readonly PageRules _rules;
    private readonly PageCourier _courier;
    private readonly long _started;
    private readonly CancellationToken _callers;
    private Uri _url;
    private int? _httpStatus;

    public PageRender(RenderRequest request, Uri url, RenderTools tools, CancellationToken ct)
    {
        (_request, _url, _tools, _callers) = (request, url, tools, ct);
        _started = tools.Clock.GetTimestamp();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _stop.CancelAfter(tools.Options.PageTimeout + tools.Options.ClosingTime);
        _ledger = new PageLedger(tools.Options, tools.Clock, _stop);
        _rules = new PageRules(url, request.SiteHost ?? url.IdnHost, request.Screenshot is not null);
        _courier = new PageCourier(request, _rules, _ledger, tools);
    }

    public static RenderStatus StatusOf(FetchStatus fault) => fault switch
    {
        FetchStatus.PrivateAddress or FetchStatus.OffSite => RenderStatus.Refused,
        FetchStatus.Challenged or FetchStatus.Blocked => RenderStatus.Challenged,
        FetchStatus.Timeout => RenderStatus.Timeout,
        FetchStatus.TooLarge => RenderStatus.TooLarge,
        _ => RenderStatus.NotFetched,
    };

    public async Task<RenderedPage> RunAsync(BrowserInstance browser)
    {
        try
        {
            return await OpenAsync() is { } opening ? await ShowAsync(browser, opening) : End(RenderStatus.NotFetched, null);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !_callers.IsCancellationRequested)
        {
            return End(RenderStatus.Timeout, $"not done in {_tools.Options.PageTimeout.TotalSeconds:0.#} s");
        }
        catch (PlaywrightException e)
        {
            _callers.ThrowIfCancellationRequested();
            return End(RenderStatus.Crashed, FirstLine(e));
        }
    }

    public void Dispose()
    {
        _ledger.Close();
        _courier.Dispose();
        _stop.Dispose();
    }

    /// <summary>The page itself is asked for before the browser hears of it: its redirects are judged one by one, and a challenge never runs.</summary>
    private async Task<PageAnswer?> OpenAsync()
    {
        var ask = PageAsk.For(_url);
        for (var redirects = 0; _ledger.TrySend(); redirects++)
        {
            var answer = await _courier.AskAsync(ask, led: redirects == 0, _stop.Token);
            _httpStatus = answer.Status == 0 ? null : answer.Status;
            if (answer.Next is { } next)
            {
                if (next.Fragment.Length == 0 && _url.Fragment.Length > 0) next = new Uri(next.GetLeftPart(UriPartial.Query) + _url.Fragment);
                if (redirects == MostRedirects) _ledger.End(RenderStatus.NotFetched, $"more than {MostRedirects} redirects");
                else if (_rules.Judge(next, "document", "GET", mainDocument: true) != PageTurn.Send) _ledger.End(RenderStatus.Refused, $"redirects to {next}");
                if (_ledger.Ending is not null) return null;
                _url = next;
                ask = ask.At(next, answer.Status);
                continue;
            }
            if (answer.Fault is { } fault) _ledger.End(StatusOf(fault), answer.Detail ?? fault.ToString());
            else if (answer.Firewall() is { } firewall) _ledger.End(RenderStatus.Challenged, $"{firewall}, HTTP {answer.Status}");
            else if (answer.Status == 403) _ledger.End(RenderStatus.Challenged, "HTTP 403");
            else if (answer.Status is not (200 or 203)) _ledger.End(RenderStatus.NotFetched, $"HTTP {answer.Status}");
            else if (!answer.IsPage || answer.Body.Length == 0) _ledger.End(RenderStatus.NotFetched, answer.Header("content-type") ?? "no page");
            return _ledger.Ending is null ? answer : null;
        }
        return null;
    }

    private async Task<RenderedPage> ShowAsync(BrowserInstance browser, PageAnswer opening)
    {
        var context = await browser.NewContextAsync(_tools.UserAgent).WaitAsync(_stop.Token);
        try
        {
            var page = await context.NewPageAsync().WaitAsync(_stop.Token);
            await GuardAsync(context, page, browser, opening);
            var session = await context.NewCDPSessionAsync(page).WaitAsync(_stop.Token);
            await GoAsync(page);
            var eye = new PageEye(session, _tools.Options.MaxHtmlChars);
            if (!await new PageStillness(eye, _ledger, _request, _tools).WaitAsync(_started, _stop.Token))
                return End(RenderStatus.Timeout, $"scripts or data still under way after {_tools.Options.PageTimeout.TotalSeconds:0.#} s");
            return await ReadAsync(page, eye);
        }
        finally
        {
            await CloseAsync(context, browser);
        }
    }

    private async Task GuardAsync(IBrowserContext context, IPage page, BrowserInstance browser, PageAnswer opening)
    {
        var killed = browser.Killed;
        context.Page += (_, window) =>
        {
            if (window == page) return;
            _ledger.WindowOpened();
            _ = Quietly(window.CloseAsync());
        };
        context.Dialog += (_, dialog) =>
        {
            _ledger.DialogShown();
            _ = Quietly(dialog.DismissAsync());
        };
        page.Crash += (_, _) => Crashed("the page's process ended");
        context.Close += (_, _) => Crashed("the browser ended");
        var traffic = new PageTraffic(page, PageAsk.For(_url), opening, _rules, _courier, _ledger, _stop.Token);
        await context.RouteAsync("**/*", traffic.HandleAsync).WaitAsync(_stop.Token);
        await context.RouteWebSocketAsync("**/*", static socket => _ = Quietly(socket.CloseAsync())).WaitAsync(_stop.Token);

        void Crashed(string how) => _ledger.End(RenderStatus.Crashed, ReferenceEquals(browser.Killed, killed) ? how : browser.Killed!);
    }

    private async Task GoAsync(IPage page)
    {
        try
        {
            await page.GotoAsync(_url.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.Commit, Timeout = 0 }).WaitAsync(_stop.Token);
        }
        catch (PlaywrightException e) when (e.Message.Contains("interrupted by another navigation", StringComparison.Ordinal))
        {
            // The page sent itself elsewhere at once; where it comes to rest is seen by who waits for that.
        }
    }

    private async Task<RenderedPage> ReadAsync(IPage page, PageEye eye)
    {
        if (await eye.ReadAsync(_stop.Token) is not { } seen) return End(RenderStatus.Timeout, "the page did not stay");
        if (seen.Html is not { } html) return End(RenderStatus.TooLarge, $"document of more than {_tools.Options.MaxHtmlChars} characters");
        if (!Uri.TryCreate(seen.Url, UriKind.Absolute, out var url) || _rules.Judge(url, "document", "GET", mainDocument: true) != PageTurn.Send)
            return End(RenderStatus.Refused, $"leads to {seen.Url}");
        _url = url;
        if (ChallengeRecogniser.ByBody(200, setsCookie: false, html) is { } firewall) return End(RenderStatus.Challenged, $"{firewall} in the document");
        var shot = _request.Screenshot is { } name ? await PictureAsync(page, name) : null;
        var end = End(RenderStatus.Rendered, null);
        return end.Status == RenderStatus.Rendered ? end with { Html = html, ScreenshotPath = shot } : end;
    }

    // Evidence is good to have; a page is not unread for want of it.
    private async Task<string?> PictureAsync(IPage page, ScreenshotName name)
    {
        try
        {
            var jpeg = await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Type = ScreenshotType.Jpeg,
                Quality = 60,
                Animations = ScreenshotAnimations.Disabled,
                Timeout = (float)PictureTime.TotalMilliseconds,
            }).WaitAsync(_stop.Token);
            return await _tools.Screenshots.SaveAsync(name, jpeg, _stop.Token);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or IOException or UnauthorizedAccessException
            || e is OperationCanceledException && !_callers.IsCancellationRequested && _ledger.Ending is null)
        {
            _tools.Logger.LogWarning("No screenshot of {Url}: {Fault}", _url, FirstLine(e));
            return null;
        }
    }

    private async Task CloseAsync(IBrowserContext context, BrowserInstance browser)
    {
        _ledger.Close();
        try
        {
            await context.CloseAsync().WaitAsync(CloseTime);
        }
        catch (TimeoutException)
        {
            browser.Condemn($"a page of {_url.IdnHost} would not close");
        }
        catch (PlaywrightException)
        {
            // Gone with its browser.
        }
    }

    private RenderedPage End(RenderStatus status, string? detail)
    {
        var ending = _ledger.Ending;
        return new RenderedPage(ending?.Status ?? status)
        {
            Detail = ending?.Detail ?? detail,
            FinalUrl = _url.AbsoluteUri,
            HttpStatus = _httpStatus,
            Faults = _ledger.Faults,
            Requests = _ledger.Sent,
            Bytes = _ledger.Bytes,
            Elapsed = _tools.Clock.GetElapsedTime(_started),
            RenderedAt = _tools.Clock.GetUtcNow(),
        };
    }

    private static async Task Quietly(Task work) => await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static string FirstLine(Exception e) => e.Message.Split('\n', 2)[0];
}
