using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace FreshnessCrawler.Worker.Diagnostics;

/// <summary>Starts the browser and lets it build a list from a script, without a network. A night can do without it: the columns that need
/// it are then not tested, so what is missing is a warning.</summary>
public static class BrowserTrial
{
    private const string Install = "apt-get install chromium fonts-wqy-microhei, or name another in Render__ExecutablePath; until then columns that only scripts fill are not tested.";
    private const string Page = "<ul id=list></ul><script>list.innerHTML = ['甲', '乙'].map(t => `<li>${t}</li>`).join('')</script>";

    public static async Task<CheckLine> RunAsync(RenderOptions options, CancellationToken ct)
    {
        if (ChromiumPath.Find(options) is not { } executable) return new CheckLine("browser", CheckState.Warn, "no Chromium found", Install);
        try
        {
            var started = TimeProvider.System.GetTimestamp();
            await using var browser = await BrowserInstance.LaunchAsync(executable, options, TimeProvider.System, NullLogger.Instance, ct);
            var launched = TimeProvider.System.GetElapsedTime(started);
            var context = await browser.NewContextAsync("doctor").WaitAsync(options.PageTimeout, ct);
            var page = await context.NewPageAsync().WaitAsync(options.PageTimeout, ct);
            await page.SetContentAsync(Page).WaitAsync(options.PageTimeout, ct);
            var text = await page.InnerTextAsync("#list").WaitAsync(options.PageTimeout, ct);
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries) is ["甲", "乙"]
                ? new CheckLine("browser", CheckState.Ok, $"{executable}: Chromium {browser.Version}, started in {launched.TotalSeconds:F1} s, runs scripts")
                : new CheckLine("browser", CheckState.Warn, $"{executable}: Chromium {browser.Version} starts but runs no scripts", Install);
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException or System.ComponentModel.Win32Exception)
        {
            return new CheckLine("browser", CheckState.Warn, $"{executable}: {fault.Message.Split('\n', 2)[0]}",
                "Start it by hand to see why. In a container its sandbox needs user namespaces (a seccomp profile that allows them).");
        }
    }
}
