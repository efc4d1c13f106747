using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class FetchingRegistrationTests
{
    private static ServiceProvider Services(string? key = null, string? value = null)
    {
        var configuration = new ConfigurationBuilder();
        if (key is not null) configuration.AddInMemoryCollection([KeyValuePair.Create(key, value)]);
        return new ServiceCollection().AddLogging().AddFetching(configuration.Build()).BuildServiceProvider();
    }

    [Fact]
    public void AddFetching_Defaults_MakeAFetcher()
    {
        using var services = Services();
        services.GetRequiredService<IStartupValidator>().Validate();
        using var fetcher = services.GetRequiredService<PageFetcherFactory>().Create(FetchPolicy.Strict);
        Assert.NotNull(fetcher);
    }

    [Theory]
    [InlineData("Fetch:Contact", "")]
    [InlineData("Fetch:Contact", "two words")]
    [InlineData("Fetch:AttemptTimeout", "00:01:30")]
    [InlineData("Fetch:MaxBodyBytes", "50000000")]
    [InlineData("Fetch:Retries", "99")]
    [InlineData("Dns:Servers:0", "dns.example")]
    [InlineData("Dns:Timeout", "00:00:14")]
    [InlineData("Pace:HostRequestsPerSecond", "-1")]
    [InlineData("Pace:SlowestInterval", "00:00:00.5")]
    public void AddFetching_OutOfRange_FailsAtStart(string key, string value)
    {
        using var services = Services(key, value);
        Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Theory]
    [InlineData(null, typeof(SystemNameResolver))]
    [InlineData("127.0.0.1:5353", typeof(ServerNameResolver))]
    [InlineData("[::1]:5353", typeof(ServerNameResolver))]
    [InlineData("::1", typeof(ServerNameResolver))]
    public void AddFetching_NameServers_AnswerForPagesWhereGiven(string? server, Type expected)
    {
        using var services = Services(server is null ? null : "Dns:Servers:0", server);
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.IsType(expected, services.GetRequiredService<INameResolver>());
    }

    [Fact]
    public void AddFetching_Settings_AreBound()
    {
        using var services = Services("Pace:HostRequestsPerSecond", "0.5");
        Assert.Equal(0.5, services.GetRequiredService<IOptions<PaceOptions>>().Value.HostRequestsPerSecond);
    }
}
