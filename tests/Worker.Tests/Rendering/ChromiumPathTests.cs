using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

public sealed class ChromiumPathTests
{
    [Theory]
    [InlineData("/bin/sh", "/bin/sh")]
    [InlineData("/nowhere/chromium", null)]
    public void Find_NamedProgram_IsThatOrNone(string named, string? expected) =>
        Assert.Equal(expected, ChromiumPath.Find(new RenderOptions { ExecutablePath = named }));
}
