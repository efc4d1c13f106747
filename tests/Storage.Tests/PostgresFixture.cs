using FreshnessCrawler.Storage.Local;
using FreshnessCrawler.Tests;
using Npgsql;

[assembly: Xunit.AssemblyFixture(typeof(PostgresFixture))]

namespace FreshnessCrawler.Tests;

/// <summary>One private cluster a test process, started when the first test asks for a database; linked into every test project that needs one.</summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _once = new(1);
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"crawler-tests-{Environment.ProcessId}-{Guid.NewGuid():N}"[..40]);
    private LocalPostgres? _server;
    private int _databases;

    /// <summary>A fresh, empty database; it goes with the cluster.</summary>
    /// <param name="template">The name of a database to copy, which nobody may be connected to meanwhile.</param>
    public async Task<string> CreateDatabaseAsync(string template = "template1")
    {
        var server = await StartOnceAsync();
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(AsSuperuser(server.ConnectionString), $"CREATE DATABASE {name} TEMPLATE {template} OWNER {new NpgsqlConnectionStringBuilder(server.ConnectionString).Username}");

        // Many databases share the server's connections.
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = 8, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 2 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _server.DisposeAsync();
            Directory.Delete(_directory, recursive: true);
        }

        _once.Dispose();
    }

    private async Task<LocalPostgres> StartOnceAsync()
    {
        await _once.WaitAsync();
        try
        {
            if (_server is null)
            {
                _server = await LocalPostgres.StartAsync(_directory, CancellationToken.None);

                // Nothing here outlives the process: spare the disk.
                await ExecuteAsync(AsSuperuser(_server.ConnectionString), "ALTER SYSTEM SET fsync = off");
                await ExecuteAsync(AsSuperuser(_server.ConnectionString), "ALTER SYSTEM SET full_page_writes = off");
                await ExecuteAsync(AsSuperuser(_server.ConnectionString), "SELECT pg_reload_conf()");
            }

            return _server;
        }
        finally
        {
            _once.Release();
        }
    }

    private static string AsSuperuser(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = "postgres", Database = "postgres" }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
