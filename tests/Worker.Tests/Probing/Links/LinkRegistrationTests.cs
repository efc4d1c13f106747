using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Links;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class LinkRegistrationTests
{
    [Fact]
    public void Add_Defaults_AreValid() => Assert.NotNull(Provider([]).GetRequiredService<LinkSurvey>());

    [Theory]
    [InlineData("Links:ConfirmAfter", "00:00:00.5")]
    [InlineData("Links:ConfirmAfter", "1.00:00:01")]
    [InlineData("Links:Levels", "0")]
    [InlineData("Links:RequestsPerSite", "100")]
    [InlineData("Links:SoftNotFoundLikeness", "1.5")]
    public void Add_OptionBeyondItsRange_IsRefused(string key, string value) =>
        Assert.Throws<OptionsValidationException>(() => Provider(new() { [key] = value }).GetRequiredService<IOptions<LinkOptions>>().Value);

    [Fact]
    public void SkipReason_EachTrap_HasChineseWordsOfItsOwn()
    {
        var words = Enum.GetValues<TrapKind>().Select(SkipReason.Of).ToList();
        Assert.Distinct(words, StringComparer.Ordinal);
        Assert.All(words, w => Assert.Contains(w, c => c is >= '\u4E00' and <= '\u9FFF'));
    }

    private static ServiceProvider Provider(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging().AddSingleton(TimeProvider.System).AddLinkSurvey().BuildServiceProvider();
}
