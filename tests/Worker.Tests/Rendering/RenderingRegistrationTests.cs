using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

public sealed class RenderingRegistrationTests
{
    private static ServiceProvider Services(string? dataDirectory = "/data", params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        return new ServiceCollection().AddLogging().AddFetching(configuration).AddRendering(configuration, dataDirectory).BuildServiceProvider();
    }

    [Fact]
    public async Task AddRendering_Defaults_MakeAPoolThatStartsNothing()
    {
        await using var services = Services();
        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Null(services.GetRequiredService<BrowserPool>().BrowserProcessId);
        Assert.Equal("/data/screenshots", services.GetRequiredService<ScreenshotStore>().Root);
    }

    [Theory]
    [InlineData("Render:MaxPages", "0")]
    [InlineData("Render:PageTimeout", "00:05:00")]
    [InlineData("Render:PatienceWithoutList", "00:00:30")]
    [InlineData("Render:KeepScreenshotsDays", "0")]
    [InlineData("Render:MaxPageMegabytes", "1")]
    public async Task AddRendering_OutOfRange_FailsAtStart(string key, string value)
    {
        await using var services = Services("/data", (key, value));
        Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task AddRendering_NamedScreenshotDirectory_IsKept()
    {
        await using var services = Services("/data", ("Render:ScreenshotDirectory", "/evidence"));
        Assert.Equal("/evidence", services.GetRequiredService<IOptions<RenderOptions>>().Value.ScreenshotDirectory);
    }
}
