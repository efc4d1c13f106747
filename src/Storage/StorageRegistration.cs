using FreshnessCrawler.Storage.Campaigns;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace FreshnessCrawler.Storage;

public static class StorageRegistration
{
    private const string MigrationsTable = "migrations_history";

    /// <summary>One pooled data source for everything: EF Core for rows, the same connections for COPY and raw SQL.</summary>
    public static IServiceCollection AddCrawlerStorage(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        services.AddPooledDbContextFactory<CrawlerDbContext>((provider, options) =>
            Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<DatabaseSetup>();
        services.AddSingleton<DatabasePatience>();
        services.AddSingleton<MonthPartitions>();
        services.AddSingleton<RunLedger>();
        services.AddSingleton<RunLease>();
        services.AddSingleton<VisitWriter>();
        services.AddSingleton<GateLedger>();
        services.AddSingleton<AvailabilityReader>();
        services.AddSingleton<RunWriter>();
        services.AddSingleton<ColumnRegistrar>();
        services.AddSingleton<TargetReader>();
        services.AddSingleton<AccountTargetReader>();
        services.AddSingleton<AccountWriter>();
        services.AddSingleton<AccountObservationReader>();
        services.AddSingleton<CampaignBook>();
        services.AddSingleton<ObservationReader>();
        services.AddSingleton<KnownItemReader>();
        services.AddSingleton<LinkMemory>();
        services.AddSingleton<UnsearchedArticles>();
        services.AddSingleton<ReaderAcceptances>();
        services.AddSingleton<NetworkRuleReader>();
        services.AddSingleton<RecheckIntake>();
        services.AddSingleton<RegistryImport>();
        services.AddSingleton<ReportQuery>();
        return services;
    }

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options
            .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable(MigrationsTable, CrawlerDbContext.Schema))
            .UseSnakeCaseNamingConvention();
}
