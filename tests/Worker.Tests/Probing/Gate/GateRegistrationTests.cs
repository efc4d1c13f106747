using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Gate;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Gate;

public sealed class GateRegistrationTests
{
    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddFetching(configuration).AddNetworkGate().BuildServiceProvider();
    }

    [Fact]
    public void AddNetworkGate_Defaults_MakeAGateWithoutADatabase()
    {
        using var services = Services();
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.NotNull(services.GetRequiredService<NetworkGate>());
        var options = services.GetRequiredService<IOptions<GateOptions>>().Value;
        Assert.True(options.V4EndPoints().Count >= 3 && options.V6EndPoints().Count >= 3 && options.ControlNames().Count >= 3);
    }

    [Fact]
    public void AddNetworkGate_OwnControls_ReplaceTheDefaults()
    {
        using var services = Services(("Gate:V4:0", "127.0.0.1:80"), ("Gate:V6:0", "none"), ("Gate:Names:0", "www.city.example"));
        services.GetRequiredService<IStartupValidator>().Validate();
        var options = services.GetRequiredService<IOptions<GateOptions>>().Value;
        Assert.Equal(["127.0.0.1:80"], options.V4EndPoints().Select(e => e.ToString()));
        Assert.Empty(options.V6EndPoints());
        Assert.Equal(["www.city.example"], options.ControlNames());
    }

    [Theory]
    [InlineData("Gate:V4:0", "127.0.0.1")]
    [InlineData("Gate:V6:0", "control.example:443")]
    [InlineData("Gate:MustAnswer", "0")]
    [InlineData("Gate:Validity", "00:00:02")]
    public void AddNetworkGate_Wrong_FailsAtStart(string key, string value)
    {
        using var services = Services((key, value));
        Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }
}
