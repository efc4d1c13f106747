using FreshnessCrawler.Tests;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FreshnessCrawler.Storage.Tests.Registry;

/// <summary>An empty database of this version, migrated once for a test class and copied for each of its tests.</summary>
public sealed class RegistryTemplate(PostgresFixture postgres) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1);
    private string? _name;

    public async Task<string> CopyAsync()
    {
        await _once.WaitAsync();
        try
        {
            _name ??= await MigrateAsync();
        }
        finally
        {
            _once.Release();
        }

        return await postgres.CreateDatabaseAsync(_name);
    }

    public void Dispose() => _once.Dispose();

    private async Task<string> MigrateAsync()
    {
        var connectionString = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync()) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(connectionString.ConnectionString);
        var options = new DbContextOptionsBuilder<CrawlerDbContext>();
        StorageRegistration.Configure(options, source);
        await using var context = new CrawlerDbContext(options.Options);
        await context.Database.MigrateAsync();
        return connectionString.Database!;
    }
}
