using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What the survey over IPv6 needs of the container.</summary>
public static class Ipv6Registration
{
    /// <summary>After fetching, whose names and times it shares.</summary>
    public static IServiceCollection AddIpv6Survey(this IServiceCollection services)
    {
        services.AddOptions<Ipv6Options>()
            .BindConfiguration(Ipv6Options.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.AnswerTimeout >= o.ConnectTimeout, "Ipv6:AnswerTimeout must be at least Ipv6:ConnectTimeout.")
            .ValidateOnStart();
        services.TryAddSingleton<PinnedProbe>();
        services.TryAddSingleton<Ipv6Survey>();
        return services;
    }
}
