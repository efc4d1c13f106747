using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>What fetching needs of the container.</summary>
public static class FetchingRegistration
{
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FetchOptions>()
            .Bind(configuration.GetSection(FetchOptions.Section))
            .ValidateDataAnnotations()
            .Validate(o => o.TotalTimeout >= o.AttemptTimeout, "Fetch:TotalTimeout must be at least Fetch:AttemptTimeout.")
            .Validate(o => o.MaxDecompressedBytes >= o.MaxBodyBytes, "Fetch:MaxDecompressedBytes must be at least Fetch:MaxBodyBytes.")
            .ValidateOnStart();
        services.AddOptions<PaceOptions>()
            .Bind(configuration.GetSection(PaceOptions.Section))
            .ValidateDataAnnotations()
            .Validate(o => o.SlowestInterval >= o.SlowedInterval, "Pace:SlowestInterval must be at least Pace:SlowedInterval.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INameResolver, SystemNameResolver>();
        services.TryAddSingleton<PageFetcherFactory>();
        return services;
    }
}
