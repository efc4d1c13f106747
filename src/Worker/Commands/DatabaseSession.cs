using FreshnessCrawler.Storage.Local;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>The database that a command works on: the server that is configured, or else the embedded one, held for as long as the command lasts.</summary>
public sealed class DatabaseSession : IAsyncDisposable
{
    private readonly LocalPostgres? _local;

    private DatabaseSession(string connectionString, LocalPostgres? local)
    {
        ConnectionString = connectionString;
        _local = local;
    }

    public string ConnectionString { get; }

    public bool IsEmbedded => _local is not null;

    /// <param name="configuration"><c>ConnectionStrings:Crawler</c> names a server; then none is started.</param>
    /// <param name="dataDirectory">Where the embedded database lives; null for its default place.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<DatabaseSession> OpenAsync(IConfiguration configuration, string? dataDirectory, CancellationToken ct)
    {
        if (configuration.GetConnectionString("Crawler") is { Length: > 0 } configured)
            return new DatabaseSession(Checked(configured), null);
        var local = await LocalPostgres.StartAsync(dataDirectory ?? LocalPostgres.DefaultDirectory, ct);
        return new DatabaseSession(local.ConnectionString, local);
    }

    private static string Checked(string configured)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(configured).ConnectionString;
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException($"ConnectionStrings__Crawler: {fault.Message} Write it like Host=…;Username=…;Password=…;Database=….", fault);
        }
    }

    public ValueTask DisposeAsync() => _local?.DisposeAsync() ?? ValueTask.CompletedTask;
}
