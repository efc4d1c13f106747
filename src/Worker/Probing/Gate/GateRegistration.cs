using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FreshnessCrawler.Worker.Probing.Gate;

/// <summary>The pinned probe and the network gate; with a database (<c>GateLedger</c>) the looks are kept.</summary>
public static class GateRegistration
{
    public static IServiceCollection AddNetworkGate(this IServiceCollection services)
    {
        services.AddOptions<GateOptions>()
            .BindConfiguration(GateOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.AreControlsValid(), "Gate:V4 and Gate:V6: each is ip:port ([ip]:port for IPv6) or a page at an address (http://ip:port/…), or \"none\" alone; Gate:Names: names, or \"none\" alone.")
            .Validate(o => o.Freshness <= o.Validity, "Gate:Freshness must be at most Gate:Validity.")
            .ValidateOnStart();
        services.TryAddSingleton<PinnedProbe>();
        services.TryAddSingleton<NetworkGate>();
        return services;
    }
}
