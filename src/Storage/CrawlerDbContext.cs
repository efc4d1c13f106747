using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage;

/// <summary>The tables of schema <c>crawl</c> that are read and written row by row. Observations, verdicts and list items
/// arrive by binary COPY (<see cref="Writing"/>) into partitioned tables that the migrations make.</summary>
public sealed class CrawlerDbContext(DbContextOptions<CrawlerDbContext> options) : DbContext(options)
{
    public const string Schema = "crawl";

    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<SiteColumn> Columns => Set<SiteColumn>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccountSource> AccountSources => Set<AccountSource>();
    public DbSet<AccountChange> AccountChanges => Set<AccountChange>();
    public DbSet<AccountInteraction> AccountInteractions => Set<AccountInteraction>();
    public DbSet<ActivityFiling> ActivityFilings => Set<ActivityFiling>();
    public DbSet<AccountTargetRow> AccountTargets => Set<AccountTargetRow>();
    public DbSet<NetworkRule> Networks => Set<NetworkRule>();
    public DbSet<RobotsOverride> RobotsOverrides => Set<RobotsOverride>();
    public DbSet<RuleText> Rules => Set<RuleText>();
    public DbSet<CrawlRun> Runs => Set<CrawlRun>();
    public DbSet<RunTarget> RunTargets => Set<RunTarget>();
    public DbSet<Finding> Findings => Set<Finding>();
    public DbSet<FindingEvent> FindingEvents => Set<FindingEvent>();
    public DbSet<RecheckRequest> RecheckRequests => Set<RecheckRequest>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstantConverter>();
        StoreAsText<ColumnCategory>();
        StoreAsText<ColumnSource>();
        StoreAsText<TargetKind>();
        StoreAsText<Severity>();
        StoreAsText<RunKind>();
        StoreAsText<RunState>();
        StoreAsText<TargetState>();
        StoreAsText<FindingState>();
        StoreAsText<AccountSourceKind>();
        StoreAsText<AccountChangeKind>();

        void StoreAsText<TEnum>() where TEnum : struct, Enum =>
            configurationBuilder.Properties<TEnum>().HaveConversion<CamelEnumConverter<TEnum>>().HaveColumnType("text");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CrawlerDbContext).Assembly);
    }
}
