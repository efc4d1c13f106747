using FreshnessCrawler.Worker.Accounts.Lists;
using FreshnessCrawler.Worker.Accounts.Platforms;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>What reading accounts needs of the container.</summary>
public static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>()
            .BindConfiguration(AccountOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.PollMost >= o.PollLeast, "Accounts:PollMost must be at least Accounts:PollLeast.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IAccountFeed, SyndicatedFeed>();
        services.AddSingleton<IAccountFeed, WeiboFeed>();
        services.AddSingleton<IAccountFeed, ToutiaoFeed>();
        services.AddSingleton<IAccountFeed, DouyinFeed>();
        services.AddSingleton<IAccountFeed, WeChatArticlesFeed>();
        services.AddSingleton<IAccountFeed, ListFeed>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<PollRhythm>();
        return services;
    }
}
