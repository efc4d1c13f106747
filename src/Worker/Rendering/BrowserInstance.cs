using System.Text.Json;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>One running Chromium with its driver. It has no network of its own: names resolve to nothing and its proxy is a closed door, so
/// that what escapes the answering of requests goes nowhere.</summary>
internal sealed class BrowserInstance : IAsyncDisposable
{
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);

    private static readonly string[] Flags =
    [
        "--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-domain-reliability", "--no-pings", "--disable-dev-shm-usage", "--disable-breakpad",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly RenderOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _end = new();
    private readonly ProcessTree.Member _root;
    private readonly Task _watch;
    private List<ProcessTree.Member> _processes;
    private volatile bool _condemned;

    private BrowserInstance(IPlaywright playwright, IBrowser browser, int pid, RenderOptions options, TimeProvider clock, ILogger logger)
    {
        (_playwright, _browser, Pid, _options, _logger) = (playwright, browser, pid, options, logger);
        _processes = ProcessTree.Read(pid);
        _root = _processes.Count > 0 ? _processes[0] : throw new PlaywrightException($"process {pid} is not there");
        _watch = WatchAsync(clock);
    }

    public int Pid { get; }
    public string Version => _browser.Version;

    /// <summary>Pages now open, and opened so far; both kept by the pool.</summary>
    public int Active { get; set; }

    public int Served { get; set; }

    /// <summary>What the watch over its memory ended last, or null.</summary>
    public string? Killed { get; private set; }

    // The driver hears of a death a little later than the system does.
    public bool IsUsable => !_condemned && _browser.IsConnected && ProcessTree.IsAlive(_root) && Served < _options.RecycleAfterPages;

    public static async Task<BrowserInstance> LaunchAsync(string executable, RenderOptions options, TimeProvider clock, ILogger logger, CancellationToken ct)
    {
        var playwright = await Playwright.CreateAsync().WaitAsync(options.LaunchTimeout, clock, ct);
        try
        {
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = executable,
                Headless = true,
                // Chromium's own sandbox does not work as root; for everybody else it stays on.
                ChromiumSandbox = !Environment.IsPrivilegedProcess,
                Args = [.. Flags, $"--js-flags=--max-old-space-size={options.MaxPageMegabytes / 2}"],
                // Chromium's own blocker of windows is the first to stop them.
                IgnoreDefaultArgs = ["--disable-popup-blocking"],
                Timeout = (float)options.LaunchTimeout.TotalMilliseconds,
                HandleSIGHUP = false,
                HandleSIGINT = false,
                HandleSIGTERM = false,
            }).WaitAsync(options.LaunchTimeout, clock, ct);
            return new BrowserInstance(playwright, browser, await PidAsync(browser).WaitAsync(options.LaunchTimeout, clock, ct), options, clock, logger);
        }
        catch
        {
            // The driver ends the browser with itself.
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>A profile of its own that is forgotten with it: no permission, no download, no service worker; the visitor lives in China.</summary>
    public Task<IBrowserContext> NewContextAsync(string userAgent) => _browser.NewContextAsync(new BrowserNewContextOptions
    {
        UserAgent = userAgent,
        ViewportSize = new ViewportSize { Width = _options.ViewportWidth, Height = _options.ViewportHeight },
        Locale = "zh-CN",
        TimezoneId = "Asia/Shanghai",
        AcceptDownloads = false,
        ServiceWorkers = ServiceWorkerPolicy.Block,
        Permissions = [],
        ReducedMotion = ReducedMotion.Reduce,
    });

    /// <summary>No further page is given to it.</summary>
    public void Condemn(string why)
    {
        _condemned = true;
        _logger.LogWarning("The browser is replaced: {Why}", why);
    }

    public async ValueTask DisposeAsync()
    {
        _condemned = true;
        await _end.CancelAsync();
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // The tree as it is now, or, where its root has died, as it was last seen.
        if (ProcessTree.Read(Pid) is { Count: > 0 } now) _processes = now;
        var closing = _browser.CloseAsync();
        await ((Task)Task.WhenAny(closing, Task.Delay(CloseTime, CancellationToken.None))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _playwright.Dispose();
        for (var patience = 0; patience < 20 && _processes.Exists(ProcessTree.IsAlive); patience++) await Task.Delay(50);
        _processes.ForEach(ProcessTree.Kill);
        _end.Dispose();
    }

    private static async Task<int> PidAsync(IBrowser browser)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var info = (await session.SendAsync("SystemInfo.getProcessInfo"))!.Value;
        await session.DetachAsync();
        foreach (var process in info.GetProperty("processInfo").EnumerateArray())
        {
            if (process.GetProperty("type").GetString() == "browser") return process.GetProperty("id").GetInt32();
        }
        throw new JsonException("The browser does not say which process it is.");
    }

    private async Task WatchAsync(TimeProvider clock)
    {
        using var timer = new PeriodicTimer(WatchInterval, clock);
        while (await timer.WaitForNextTickAsync(_end.Token))
        {
            if (Active == 0) continue;
            if (ProcessTree.Read(Pid) is not { Count: > 0 } now) continue;
            _processes = now;
            foreach (var process in now)
            {
                if (process.Pid != Pid && process.PrivateBytes > (long)_options.MaxPageMegabytes << 20) End(process, "a page's process");
            }
            if (now.Sum(p => p.PrivateBytes) > (_options.MaxPages + 1L) * _options.MaxPageMegabytes << 20) End(now[0], "the browser");
        }
    }

    private void End(ProcessTree.Member process, string what)
    {
        Killed = $"{what} had {process.PrivateBytes >> 20} MB of {_options.MaxPageMegabytes}";
        _logger.LogWarning("Ended: {What}", Killed);
        ProcessTree.Kill(process);
    }
}
