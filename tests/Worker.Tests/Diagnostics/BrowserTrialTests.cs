using FreshnessCrawler.Worker.Diagnostics;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Diagnostics;

public sealed class BrowserTrialTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WithChromium_IsOkAndSaysItsVersion()
    {
        Assert.SkipWhen(ChromiumPath.Find(new RenderOptions()) is null, "no Chromium on this machine: apt-get install chromium");

        var line = await BrowserTrial.RunAsync(new RenderOptions(), Ct);

        Assert.Equal(("browser", CheckState.Ok, null), (line.Name, line.State, line.Mend));
        Assert.Matches(@"Chromium \d+\.", line.Message);
    }

    [Theory]
    [InlineData("/nowhere/chromium", "no Chromium found")]
    [InlineData("/bin/false", "/bin/false: ")]
    public async Task RunAsync_WithoutAWorkingBrowser_WarnsWithARemedy(string program, string said)
    {
        var line = await BrowserTrial.RunAsync(new RenderOptions { ExecutablePath = program }, Ct);

        Assert.Equal(CheckState.Warn, line.State);
        Assert.StartsWith(said, line.Message, StringComparison.Ordinal);
        Assert.NotNull(line.Mend);
    }
}
