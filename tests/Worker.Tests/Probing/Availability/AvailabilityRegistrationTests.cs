using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Availability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Availability;

public sealed class AvailabilityRegistrationTests
{
    private static ServiceProvider Services(string? key = null, string? value = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(key is null ? [] : [KeyValuePair.Create(key, value)]).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddFetching(configuration).AddAvailabilityProbe().BuildServiceProvider();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Availability:VisitsPerDay", "144")]
    public void AddAvailabilityProbe_Right_Starts(string? key, string? value)
    {
        using var services = Services(key, value);
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    [Theory]
    [InlineData("Availability:VisitsPerDay", "20")]
    [InlineData("Availability:VisitsPerDay", "288")]
    [InlineData("Availability:Jitter", "00:31:00")]
    [InlineData("Availability:VisitsAtOnce", "0")]
    public void AddAvailabilityProbe_Wrong_FailsAtStart(string key, string value)
    {
        // 288 visits are 5 minutes apart: the 5 minutes of jitter are too many for them.
        using var services = Services(key, value);
        Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }
}
