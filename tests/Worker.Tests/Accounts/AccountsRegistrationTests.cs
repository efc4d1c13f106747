using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts;

public sealed class AccountsRegistrationTests
{
    private static ServiceProvider Services(string? key = null, string? value = null)
    {
        var configuration = new ConfigurationBuilder();
        if (key is not null) configuration.AddInMemoryCollection([KeyValuePair.Create(key, value)]);
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration.Build()).AddAccounts().BuildServiceProvider();
    }

    [Fact]
    public void AddAccounts_EverySourceKind_HasExactlyOneFeed()
    {
        using var services = Services();
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal(Enum.GetValues<AccountSourceKind>(), services.GetServices<IAccountFeed>().Select(static feed => feed.Kind).Order());
        Assert.NotNull(services.GetRequiredService<AccountReader>());
        Assert.NotNull(services.GetRequiredService<PollRhythm>());
    }

    [Theory]
    [InlineData("Accounts:PollLeast", "00:00:10")]
    [InlineData("Accounts:PollMost", "01:00:00")]
    [InlineData("Accounts:AccountsAtOnce", "0")]
    [InlineData("Accounts:BatchSize", "0")]
    [InlineData("Accounts:MaxPosts", "0")]
    [InlineData("Accounts:ArticlesPerSource", "101")]
    [InlineData("Accounts:ClockSkew", "02:00:00")]
    [InlineData("Accounts:ListBytes", "10")]
    public void AddAccounts_OutOfRange_FailsAtStart(string key, string value)
    {
        using var services = Services(key, value);
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }
}
