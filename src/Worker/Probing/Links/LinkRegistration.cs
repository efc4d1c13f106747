using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What the survey of links needs of the container.</summary>
public static class LinkRegistration
{
    public static IServiceCollection AddLinkSurvey(this IServiceCollection services)
    {
        services.AddOptions<LinkOptions>()
            .BindConfiguration(LinkOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.RequestsPerSite >= o.PagesPerSite, "Links:RequestsPerSite must be at least Links:PagesPerSite.")
            .ValidateOnStart();
        services.AddSingleton<LinkSurvey>();
        return services;
    }
}
