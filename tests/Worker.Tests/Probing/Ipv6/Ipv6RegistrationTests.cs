using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Probing.Ipv6;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

public sealed class Ipv6RegistrationTests
{
    private static ServiceProvider Services(string? key = null, string? value = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(key is null ? [] : [KeyValuePair.Create(key, value)]).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddFetching(configuration).AddIpv6Survey().BuildServiceProvider();
    }

    [Fact]
    public void AddIpv6Survey_Defaults_MakeASurveyAndItsBook()
    {
        using var services = Services();
        services.GetRequiredService<IStartupValidator>().Validate();
        using var book = services.GetRequiredService<Ipv6Survey>().OpenBook([]);
        Assert.NotNull(book);
    }

    [Theory]
    [InlineData("Ipv6:ConnectTimeout", "00:01:00")]
    [InlineData("Ipv6:AnswerTimeout", "00:00:01")]
    [InlineData("Ipv6:SecondTryAfter", "01:00:00")]
    [InlineData("Ipv6:HostsAtOnce", "0")]
    [InlineData("Ipv6:LinksPerHost", "0")]
    [InlineData("Ipv6:ForeignHosts", "-1")]
    [InlineData("Ipv6:ComparedBytes", "10")]
    public void AddIpv6Survey_OutOfRange_FailsAtStart(string key, string value)
    {
        using var services = Services(key, value);
        Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }
}
