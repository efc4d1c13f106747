using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace FreshnessCrawler.Storage.Migrations;

/// <summary>For <c>dotnet ef migrations add</c>: the model is compared with the snapshot, no database is asked.</summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<CrawlerDbContext>
{
    public CrawlerDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CrawlerDbContext>();
        StorageRegistration.Configure(options, NpgsqlDataSource.Create("Host=localhost;Database=design"));
        return new CrawlerDbContext(options.Options);
    }
}
