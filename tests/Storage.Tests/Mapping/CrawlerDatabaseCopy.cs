using FreshnessCrawler.Tests;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FreshnessCrawler.Storage.Tests.Mapping;

/// <summary>A second database beside a test class's own, to be spoilt.</summary>
internal sealed class CrawlerDatabaseCopy(PostgresFixture postgres) : IAsyncDisposable
{
    private NpgsqlDataSource? _source;

    internal async Task<CrawlerDbContext> CreateContextAsync()
    {
        _source = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        var options = new DbContextOptionsBuilder<CrawlerDbContext>();
        StorageRegistration.Configure(options, _source);
        var context = new CrawlerDbContext(options.Options);
        await context.Database.MigrateAsync();
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
            await _source.DisposeAsync();
    }
}
