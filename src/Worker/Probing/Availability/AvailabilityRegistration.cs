using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FreshnessCrawler.Worker.Probing.Availability;

/// <summary>What visits need of the container.</summary>
public static class AvailabilityRegistration
{
    /// <summary>The probe alone, without a database. After fetching and the gate.</summary>
    public static IServiceCollection AddAvailabilityProbe(this IServiceCollection services)
    {
        services.AddOptions<AvailabilityOptions>()
            .BindConfiguration(AvailabilityOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.Jitter <= o.Interval / 2, "Availability:Jitter must be at most half of a day divided by Availability:VisitsPerDay.")
            .ValidateOnStart();
        services.TryAddSingleton<AvailabilityProbe>();
        return services;
    }

    /// <summary>Visits that are kept: with storage and the run's fetchers.</summary>
    public static IServiceCollection AddAvailability(this IServiceCollection services)
    {
        services.AddAvailabilityProbe();
        services.TryAddSingleton<SiteVisitor>();
        return services;
    }
}
