using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Names;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

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
        services.AddOptions<DnsOptions>()
            .Bind(configuration.GetSection(DnsOptions.Section))
            .ValidateDataAnnotations()
            .Validate(o => o.AreServersValid(), "Dns:Servers: each is an address, ip or ip:port ([ip]:port for IPv6).")
            .Validate(o => o.TotalTimeout >= o.Timeout, "Dns:TotalTimeout must be at least Dns:Timeout.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DnsNames>();
        services.TryAddSingleton<INameResolver>(provider => provider.GetRequiredService<IOptions<DnsOptions>>().Value.Servers.Count > 0
            ? new ServerNameResolver(provider.GetRequiredService<DnsNames>())
            : new SystemNameResolver(provider.GetRequiredService<DnsNames>()));
        services.TryAddSingleton<PageFetcherFactory>();
        return services;
    }
}
