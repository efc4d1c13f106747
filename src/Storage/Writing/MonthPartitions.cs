using System.Collections.Concurrent;
using FreshnessCrawler.Rules;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Makes the monthly partitions before they are needed: three when a run opens, and any other that a row asks for.</summary>
public sealed class MonthPartitions(NpgsqlDataSource source)
{
    private readonly ConcurrentDictionary<DateOnly, bool> _made = new();

    /// <summary>The month before, of and after the moment: a night may cross midnight, and the clocks of two machines differ.</summary>
    public Task EnsureAroundAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var month = MonthOf(moment);
        return EnsureAsync([month.AddMonths(-1), month, month.AddMonths(1)], cancellationToken);
    }

    public Task EnsureForAsync(IEnumerable<DateTimeOffset> moments, CancellationToken cancellationToken) =>
        EnsureAsync(moments.Select(MonthOf).Distinct(), cancellationToken);

    private static DateOnly MonthOf(DateTimeOffset moment)
    {
        var day = MonitoringPoint.DayOf(moment);
        return new DateOnly(day.Year, day.Month, 1);
    }

    /// <summary>In a transaction of its own, before that of the rows: the lock on making partitions is held for a moment only.</summary>
    private async Task EnsureAsync(IEnumerable<DateOnly> months, CancellationToken cancellationToken)
    {
        var missing = months.Where(month => !_made.ContainsKey(month)).ToArray();
        if (missing.Length == 0)
            return;

        await using var command = source.CreateCommand("SELECT crawl.ensure_month(month) FROM unnest($1) AS month");
        await command.With(missing).ExecuteNonQueryAsync(cancellationToken);
        foreach (var month in missing)
            _made[month] = true;
    }
}
