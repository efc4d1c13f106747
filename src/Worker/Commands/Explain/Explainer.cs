using System.Net;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Following;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>Explains pages with the fetcher, the readers and the rules of the night. An address is followed as the night follows a
/// column; of a saved page nothing more is fetched.</summary>
public sealed class Explainer : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly PageFetcher _fetcher;
    private readonly ListPursuit _pursuit;
    private readonly ListPursuit _standstill;
    private readonly PolicyFile _policies;
    private readonly TimeProvider _clock;

    private Explainer(ServiceProvider services, IReadOnlyList<IPNetwork> allowed)
    {
        _services = services;
        _fetcher = services.GetRequiredService<PageFetcherFactory>().Create(FetchPolicy.Strict with { AllowedNetworks = allowed });
        var pursuits = services.GetRequiredService<PursuitFactory>();
        _pursuit = pursuits.Create(_fetcher, allowed);
        _standstill = pursuits.Standstill(_fetcher);
        _policies = services.GetRequiredService<PolicyFile>();
        _clock = services.GetRequiredService<TimeProvider>();
    }

    public static Explainer Create(IReadOnlyList<IPNetwork> allowedNetworks, string? dataDirectory)
    {
        var builder = CommandHost.Builder();
        builder.Services.AddSingleton<IConfiguration>(builder.Configuration);
        builder.Services.AddReading(builder.Configuration, dataDirectory);
        return new Explainer(builder.Services.BuildServiceProvider(), allowedNetworks);
    }

    /// <summary>Explains an address or a saved page; null where <see cref="ExplainQuestion.Target"/> is neither.</summary>
    public async Task<Explanation?> ExplainAsync(ExplainQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        var web = WebTarget.IsWeb(question.Target);
        if (!web && !File.Exists(question.Target)) return null;
        using var page = web
            ? await _fetcher.FetchAsync(new PageRequest(question.Target), ct)
            : await SavedPage.LoadAsync(question.Target, question.Url, FetchedAt(question), ct);
        var day = question.AsOf ?? MonitoringPoint.DayOf(page.FetchedAt);
        return await new PageStory(page, day, web ? _pursuit : _standstill, _policies).TellAsync(ct);
    }

    private DateTimeOffset FetchedAt(ExplainQuestion question)
    {
        if (question.FetchedAt is { } given) return given;
        return question.AsOf is { } day ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.FromHours(8)) : _clock.GetUtcNow();
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _services.DisposeAsync();
    }
}
