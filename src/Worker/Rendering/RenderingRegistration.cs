using FreshnessCrawler.Storage.Local;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>What rendering needs of the container, beside what fetching has there.</summary>
public static class RenderingRegistration
{
    /// <param name="dataDirectory">The folder of this worker's data, in which screenshots are kept unless the settings say otherwise; null for its default place.</param>
    public static IServiceCollection AddRendering(this IServiceCollection services, IConfiguration configuration, string? dataDirectory = null)
    {
        services.AddOptions<RenderOptions>()
            .Bind(configuration.GetSection(RenderOptions.Section))
            .PostConfigure(o => o.ScreenshotDirectory = o.ScreenshotDirectory is { Length: > 0 } named
                ? named
                : Path.Combine(dataDirectory ?? LocalPostgres.DefaultDirectory, "screenshots"))
            .ValidateDataAnnotations()
            .Validate(o => o.PatienceWithoutList <= o.PageTimeout, "Render:PatienceWithoutList must be at most Render:PageTimeout.")
            .ValidateOnStart();
        services.TryAddSingleton<ScreenshotStore>();
        services.TryAddSingleton<BrowserPool>();
        return services;
    }
}
