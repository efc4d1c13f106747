using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>The one way to a rendered page. Whatever a page or the browser does is a status in the <see cref="RenderedPage"/>; only the
/// caller's own token throws. The browser starts with the first page, is replaced when it dies or has served enough, and goes when unused.</summary>
public sealed class BrowserPool : IAsyncDisposable
{
    private readonly RenderTools _tools;
    private readonly SemaphoreSlim _places;
    private readonly SemaphoreSlim _change = new(1);
    private readonly CancellationTokenSource _end = new();
    private readonly ITimer _idle;
    private BrowserInstance? _current;
    private (string Detail, long At)? _wouldNotStart;
    private int _open;
    private bool _disposed;

    public BrowserPool(
        IOptions<RenderOptions> options, IOptions<FetchOptions> fetch, INameResolver names, ScreenshotStore screenshots, TimeProvider clock,
        ILogger<BrowserPool> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(fetch);
        ArgumentNullException.ThrowIfNull(clock);
        _tools = new RenderTools(options.Value, fetch.Value, names, new HostSlots(options.Value.HostConnections), screenshots, clock, logger);
        _places = new SemaphoreSlim(options.Value.MaxPages);
        _idle = clock.CreateTimer(_ => _ = CloseIdleAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Process of the browser that runs now; null while none does.</summary>
    public int? BrowserProcessId => _current?.Pid;

    /// <summary>Pages open at this moment; never more than <see cref="RenderOptions.MaxPages"/>.</summary>
    public int OpenPages => Volatile.Read(ref _open);

    public async Task<RenderedPage> RenderAsync(RenderRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
            return Unopened(request, RenderStatus.Refused, "not an address of a page");
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, _end.Token);
        await _places.WaitAsync(both.Token);
        Interlocked.Increment(ref _open);
        try
        {
            if (await RentAsync(both.Token) is not { } browser) return Unopened(request, RenderStatus.NoBrowser, _wouldNotStart?.Detail);
            try
            {
                using var render = new PageRender(request, url, _tools, both.Token);
                return await render.RunAsync(browser);
            }
            finally
            {
                await ReturnAsync(browser);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            _places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _end.CancelAsync();
        await _idle.DisposeAsync();
        for (var place = 0; place < _tools.Options.MaxPages; place++) await _places.WaitAsync();
        await _change.WaitAsync();
        if (_current is { } browser) await browser.DisposeAsync();
        _current = null;
        _change.Dispose();
        _places.Dispose();
        _end.Dispose();
    }

    private async Task<BrowserInstance?> RentAsync(CancellationToken ct)
    {
        await _change.WaitAsync(ct);
        try
        {
            if (_current is { IsUsable: false } worn)
            {
                _current = null;
                // With pages still open it goes with the last of them.
                if (worn.Active == 0) await worn.DisposeAsync();
            }
            if ((_current ??= await LaunchAsync(ct)) is { } browser)
            {
                browser.Active++;
                browser.Served++;
            }
            return _current;
        }
        finally
        {
            _change.Release();
        }
    }

    private async Task ReturnAsync(BrowserInstance browser)
    {
        await _change.WaitAsync(CancellationToken.None);
        try
        {
            if (--browser.Active > 0) return;
            if (browser == _current && browser.IsUsable)
            {
                _idle.Change(_tools.Options.IdleTimeout, Timeout.InfiniteTimeSpan);
                return;
            }
            if (browser == _current) _current = null;
            await browser.DisposeAsync();
        }
        finally
        {
            _change.Release();
        }
    }

    private async Task<BrowserInstance?> LaunchAsync(CancellationToken ct)
    {
        var (options, clock) = (_tools.Options, _tools.Clock);
        if (_wouldNotStart is { } fault && clock.GetElapsedTime(fault.At) < options.LaunchRetryAfter) return null;
        if (ChromiumPath.Find(options) is not { } executable) return WouldNotStart("no Chromium found");
        try
        {
            var browser = await BrowserInstance.LaunchAsync(executable, options, clock, _tools.Logger, ct);
            _wouldNotStart = null;
            return browser;
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or System.ComponentModel.Win32Exception)
        {
            return WouldNotStart($"{executable}: {e.Message.Split('\n', 2)[0]}");
        }
    }

    private BrowserInstance? WouldNotStart(string detail)
    {
        if (_wouldNotStart?.Detail != detail) _tools.Logger.LogWarning("No browser: {Fault}", detail);
        _wouldNotStart = (detail, _tools.Clock.GetTimestamp());
        return null;
    }

    private async Task CloseIdleAsync()
    {
        try
        {
            await _change.WaitAsync(_end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
        try
        {
            if (_current is not { Active: 0 } browser) return;
            _current = null;
            await browser.DisposeAsync();
        }
        finally
        {
            _change.Release();
        }
    }

    private RenderedPage Unopened(RenderRequest request, RenderStatus status, string? detail) =>
        new(status) { Detail = detail, FinalUrl = request.Url, RenderedAt = _tools.Clock.GetUtcNow() };
}
