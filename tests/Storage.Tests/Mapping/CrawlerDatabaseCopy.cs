using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FreshnessCrawler.Storage.Tests.Mapping;

/// <summary>A second database beside a test class's own, to be spoilt.</summary>
internal sealed class CrawlerDatabaseCopy(CrawlerDatabase original) : IAsyncDisposable
{
    private NpgsqlDataSource? _source;

    internal async Task<CrawlerDbContext> CreateContextAsync()
    {
        var name = $"copy_{Guid.NewGuid():N}";
        await original.ExecuteAsync($"CREATE DATABASE {name}");
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(original.ConnectionString) { Database = name }.ConnectionString);
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
