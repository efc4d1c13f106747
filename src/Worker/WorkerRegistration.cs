using FreshnessCrawler.Storage;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Campaigns;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Templates;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using FreshnessCrawler.Worker.Probing.Gate;
using FreshnessCrawler.Worker.Probing.Ipv6;
using FreshnessCrawler.Worker.Probing.Links;
using FreshnessCrawler.Worker.Rendering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FreshnessCrawler.Worker;

/// <summary>The worker's services.</summary>
public static class WorkerRegistration
{
    /// <summary>All that reads and judges a page, without a database.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services, IConfiguration configuration, string? dataDirectory = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => PolicyFile.Load(configuration["Policy"] ?? Path.Combine(AppContext.BaseDirectory, "policy.json")));
        services.AddSingleton(_ => HolidayFile.Load(configuration["Holidays"] ?? Path.Combine(AppContext.BaseDirectory, "holidays.csv")));
        services.AddFetching(configuration);
        services.AddRendering(configuration, dataDirectory);
        services.AddOptions<FollowOptions>().BindConfiguration(FollowOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(_ => TemplateBook.Load(configuration["Templates"] ?? Path.Combine(AppContext.BaseDirectory, "templates.json")));
        services.AddSingleton<TemplateReader>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<PursuitFactory>();
        return services;
    }

    /// <summary>All that a run needs.</summary>
    public static IServiceCollection AddCrawler(this IServiceCollection services, IConfiguration configuration, string connectionString, string? dataDirectory = null)
    {
        services.AddReading(configuration, dataDirectory);
        services.AddCrawlerStorage(connectionString);
        services.AddOptions<CrawlOptions>().BindConfiguration(CrawlOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ScheduleOptions>().BindConfiguration(ScheduleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddNetworkGate();
        services.AddLinkSurvey();
        services.AddIpv6Survey();
        services.AddAvailability();
        services.AddSingleton<RunFetchers>();
        services.AddSingleton<ItemMemory>();
        services.AddSingleton<PageVisitor>();
        services.AddSingleton<NavigationSurvey>();
        services.AddSingleton<TagSurvey>();
        services.AddSingleton<SiteCrawler>();
        services.AddSingleton<SiteProber>();
        services.AddSingleton<SurveyBooks>();
        services.AddSingleton<GateWait>();
        services.AddSingleton<SiteErrands>();
        services.AddSingleton<CrawlRunner>();
        services.AddAccounts();
        services.AddSingleton<SiteCampaigns>();
        services.AddSingleton<AccountCrawler>();
        services.AddSingleton<AccountRunner>();
        return services;
    }
}
