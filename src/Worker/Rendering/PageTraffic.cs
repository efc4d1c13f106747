using FreshnessCrawler.Worker.Fetching;
using Microsoft.Playwright;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>Answers every request of one page, from the rules and the courier; none is let through to the browser's own network.</summary>
internal sealed class PageTraffic(IPage page, PageAsk openedBy, PageAnswer opening, PageRules rules, PageCourier courier, PageLedger ledger, CancellationToken ct)
{
    private const int MostRedirects = 5;

    private PageAnswer? _opening = opening;

    public async Task HandleAsync(IRoute route)
    {
        try
        {
            await AnswerAsync(route);
        }
        catch (Exception e) when (e is PlaywrightException or OperationCanceledException)
        {
            // The page went away while its request was under way: how it ended stands in the ledger, or is being found out by who drives it.
        }
    }

    private async Task AnswerAsync(IRoute route)
    {
        var request = route.Request;
        if (FrameOf(request) is not { } frame || frame.Page != page || !Uri.TryCreate(request.Url, UriKind.Absolute, out var uri))
        {
            ledger.Refused();
            await route.AbortAsync(RequestAbortErrorCode.BlockedByClient);
            return;
        }
        var kind = request.ResourceType;
        var main = request.IsNavigationRequest && frame.ParentFrame is null;
        if (!await IsLetThroughAsync(route, uri, kind, main)) return;
        if (main) ledger.Navigated();
        if (kind is not ("document" or "script" or "xhr" or "fetch"))
        {
            await BringAsync(route, uri, kind, main);
            return;
        }
        ledger.Wait();
        try
        {
            await BringAsync(route, uri, kind, main);
        }
        finally
        {
            ledger.Arrived();
        }
    }

    private async Task<bool> IsLetThroughAsync(IRoute route, Uri uri, string kind, bool main)
    {
        var turn = rules.Judge(uri, kind, route.Request.Method, main);
        if (turn == PageTurn.Send && !(kind is "image" or "stylesheet" && ledger.IsDecorationSpent)) return true;
        if (turn == PageTurn.Miss) ledger.Missed($"{route.Request.Method} {uri} not sent");
        if (turn == PageTurn.Leave) ledger.End(RenderStatus.Refused, $"leads to {uri}");
        ledger.Refused();
        await route.AbortAsync(RequestAbortErrorCode.BlockedByClient);
        return false;
    }

    private async Task BringAsync(IRoute route, Uri uri, string kind, bool main)
    {
        if (main && Interlocked.Exchange(ref _opening, null) is { } opened)
        {
            if (SameButFragment(uri, openedBy.Uri))
            {
                await FulfillAsync(route, opened);
                return;
            }
            // The address was spelt differently by the browser; it is asked for anew.
        }
        var ask = new PageAsk(uri, route.Request.Method, route.Request.Headers, route.Request.PostDataBuffer, await CookiesAsync(uri));
        for (var redirects = 0; ; redirects++)
        {
            if (!ledger.TrySend())
            {
                await route.AbortAsync();
                return;
            }
            var answer = await courier.AskAsync(ask, led: false, ct);
            if (answer.Next is not { } next)
            {
                await PassOnAsync(route, ask, answer, kind, main);
                return;
            }
            if (kind == "document")
            {
                await route.FulfillAsync(new RouteFulfillOptions { Status = 200, ContentType = "text/html; charset=utf-8", BodyBytes = PageAnswer.HopTo(next) });
                return;
            }
            ask = ask.At(next, answer.Status);
            if (redirects < MostRedirects && rules.Judge(next, kind, ask.Method, mainDocument: false) == PageTurn.Send)
            {
                ask = ask with { Cookies = await CookiesAsync(next) };
                continue;
            }
            if (IsData(kind)) ledger.Missed($"{uri} redirects to {next}");
            await route.AbortAsync();
            return;
        }
    }

    private async Task PassOnAsync(IRoute route, PageAsk ask, PageAnswer answer, string kind, bool main)
    {
        Note(ask, answer, kind, main);
        // An aborted document leaves the one before it where it is, as a download does.
        if (answer.Fault is not null || kind == "document" && !answer.IsPage) await route.AbortAsync(RequestAbortErrorCode.Aborted);
        else await FulfillAsync(route, answer);
    }

    private void Note(PageAsk ask, PageAnswer answer, string kind, bool main)
    {
        if (answer.Fault is { } fault)
        {
            if (fault == FetchStatus.TooLarge && (main || IsData(kind))) ledger.End(RenderStatus.TooLarge, $"{ask.Uri}: {answer.Detail}");
            else if (main) ledger.End(PageRender.StatusOf(fault), $"{ask.Uri}: {answer.Detail}");
            else if (IsData(kind)) ledger.Missed($"{ask.Uri}: {fault}, {answer.Detail}");
            return;
        }
        if ((main || IsData(kind)) && rules.IsKin(ask.Uri.IdnHost) && answer.Firewall() is { } firewall) ledger.End(RenderStatus.Challenged, $"{ask.Uri}: {firewall}, HTTP {answer.Status}");
        else if (main && answer.Status >= 400) ledger.End(RenderStatus.NotFetched, $"{ask.Uri}: HTTP {answer.Status}");
        else if (IsData(kind) && answer.Status >= 400 && !(kind == "script" && answer.Status is 404 or 410)) ledger.Missed($"{ask.Uri}: HTTP {answer.Status}");
    }

    private static bool IsData(string kind) => kind is "script" or "xhr" or "fetch";

    private static Task FulfillAsync(IRoute route, PageAnswer answer) =>
        route.FulfillAsync(new RouteFulfillOptions { Status = answer.Status, Headers = answer.Headers, BodyBytes = answer.Body });

    private async Task<string?> CookiesAsync(Uri uri)
    {
        if (!rules.IsKin(uri.IdnHost)) return null;
        var cookies = await page.Context.CookiesAsync(uri.AbsoluteUri);
        return cookies.Count == 0 ? null : string.Join("; ", cookies.Select(c => $"{c.Name}={c.Value}"));
    }

    private static bool SameButFragment(Uri a, Uri b) =>
        Uri.Compare(a, b, UriComponents.HttpRequestUrl, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;

    private static IFrame? FrameOf(IRequest request)
    {
        try
        {
            return request.Frame;
        }
        catch (PlaywrightException)
        {
            // A window's first request comes before its frame.
            return null;
        }
    }
}
