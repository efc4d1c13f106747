using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>What the registry allows today beyond the program's own manners: networks and robots.txt consents.</summary>
public sealed class NetworkRuleReader(IDbContextFactory<CrawlerDbContext> contexts, DatabasePatience patience, TimeProvider time)
{
    public Task<IReadOnlyList<NetworkRule>> ReadNetworksAsync(CancellationToken cancellationToken) =>
        patience.RunAsync<IReadOnlyList<NetworkRule>>(
            async cancellation =>
            {
                var today = MonitoringPoint.DayOf(time.GetUtcNow());
                await using var context = await contexts.CreateDbContextAsync(cancellation);
                return await context.Networks.AsNoTracking()
                    .Where(rule => rule.ValidFrom <= today && (rule.ValidTo == null || today < rule.ValidTo))
                    .OrderBy(rule => rule.Id)
                    .ToListAsync(cancellation);
            },
            cancellationToken);

    public Task<IReadOnlyList<RobotsOverride>> ReadRobotsAsync(CancellationToken cancellationToken) =>
        patience.RunAsync<IReadOnlyList<RobotsOverride>>(
            async cancellation =>
            {
                var today = MonitoringPoint.DayOf(time.GetUtcNow());
                await using var context = await contexts.CreateDbContextAsync(cancellation);
                return await context.RobotsOverrides.AsNoTracking()
                    .Where(row => row.ValidFrom <= today && (row.ValidTo == null || today < row.ValidTo) && (row.Until == null || today <= row.Until))
                    .OrderBy(row => row.Id)
                    .ToListAsync(cancellation);
            },
            cancellationToken);
}
