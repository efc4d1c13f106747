using Microsoft.Extensions.Logging;
using Npgsql;

namespace FreshnessCrawler.Storage;

/// <summary>Sits out a short absence of the database (a restart, a switch-over): work that may be done twice is begun again
/// until the patience ends, then the exception is the caller's.</summary>
public sealed class DatabasePatience(TimeProvider time, ILogger<DatabasePatience> logger)
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var began = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
        {
            try
            {
                return await work(cancellationToken);
            }
            catch (Exception fault) when (IsPassing(fault) && time.GetElapsedTime(began) < Limit)
            {
                logger.LogWarning("The database did not answer ({Message}); trying again in {Pause}.", fault.Message, pause);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Whether the same work may succeed a little later.</summary>
    public static bool IsPassing(Exception? fault) => fault switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => IsPassing(fault.InnerException),
    };
}
