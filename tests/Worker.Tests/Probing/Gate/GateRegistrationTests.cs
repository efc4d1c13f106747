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
        Assert.True(options.V4Controls().Count >= 3 && options.V6Controls().Count >= 3 && options.ControlNames().Count >= 3);
    }

    [Fact]
    public void AddNetworkGate_OwnControls_ReplaceTheDefaults()
    {
        using var services = Services(("Gate:V4:0", "127.0.0.1:80"), ("Gate:V6:0", "none"), ("Gate:Names:0", "www.city.example"));
        services.GetRequiredService<IStartupValidator>().Validate();
        var options = services.GetRequiredService<IOptions<GateOptions>>().Value;
        Assert.Equal(["127.0.0.1:80"], options.V4Controls().Select(e => e.ToString()));
        Assert.Empty(options.V6Controls());
        Assert.Equal(["www.city.example"], options.ControlNames());
    }

    [Fact]
    public void AddNetworkGate_PagesAsControls_AreTakenWithTheirAddresses()
    {
        using var services = Services(("Gate:V4:0", "http://127.0.0.1:8080/big.css"), ("Gate:V6:0", "https://[2001:db8::1]/"));
        services.GetRequiredService<IStartupValidator>().Validate();
        var options = services.GetRequiredService<IOptions<GateOptions>>().Value;
        Assert.Equal(("127.0.0.1:8080", "/big.css"), (options.V4Controls().Single().EndPoint.ToString(), options.V4Controls().Single().Page!.AbsolutePath));
        Assert.Equal("[2001:db8::1]:443", options.V6Controls().Single().EndPoint.ToString());
    }

    [Theory]
    [InlineData("Gate:V4:0", "127.0.0.1")]
    [InlineData("Gate:V6:0", "control.example:443")]
    [InlineData("Gate:V6:0", "https://control.example/")]
    [InlineData("Gate:V4:0", "ftp://127.0.0.1/")]
    [InlineData("Gate:MustAnswer", "0")]
    [InlineData("Gate:Validity", "00:00:02")]
    public void AddNetworkGate_Wrong_FailsAtStart(string key, string value)
    {
        using var services = Services((key, value));
        Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }
}
