using System.Diagnostics;
using Npgsql;

namespace FreshnessCrawler.Storage.Tests.Writing;

/// <summary>Counts what the driver sends to one database: a command, a batch or a COPY each as one.</summary>
internal sealed class StatementTrace : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly string? _database;
    private int _count;

    internal StatementTrace(string connectionString)
    {
        _database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, "Npgsql", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value is string text && string.Equals(text, _database, StringComparison.Ordinal)))
                    Interlocked.Increment(ref _count);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    internal int Count => _count;

    public void Dispose() => _listener.Dispose();
}
