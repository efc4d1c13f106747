using System.Text.Json;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>A small demo city, served, imported into a database of its own, and ready to be crawled.</summary>
public sealed class DemoNight : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _directory;

    private DemoNight(DemoCityHost city, ServiceProvider services, string connectionString, string directory)
    {
        City = city;
        _services = services;
        ConnectionString = connectionString;
        _directory = directory;
        using var truth = JsonDocument.Parse(File.ReadAllText(city.TruthPath));
        Truth = truth.RootElement.Clone();
    }

    public DemoCityHost City { get; }
    public string ConnectionString { get; }
    public JsonElement Truth { get; }
    public IServiceProvider Services => _services;
    public CrawlRunner Runner => _services.GetRequiredService<CrawlRunner>();

    public static async Task<DemoNight> StartAsync(PostgresFixture postgres, int sites, CancellationToken ct)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"crawler-city-{Guid.NewGuid():N}");
        var city = await DemoCityHost.StartAsync(new DemoCityOptions { Out = directory, Port = 0, SiteCount = sites }, ct);
        var connectionString = await postgres.CreateDatabaseAsync();
        var services = Build(connectionString);
        await services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Rules.Select(r => r.Info), services.GetRequiredService<PolicyFile>().All, ct);
        var night = new DemoNight(city, services, connectionString, directory);
        var imported = await services.GetRequiredService<RegistryImport>().ImportAsync([city.RegistryDirectory], ct);
        Assert.Empty(imported.Problems);
        return night;
    }

    /// <summary>The worker's own services over a database, with attempts short enough for a test's patience.</summary>
    public static ServiceProvider Build(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Fetch:Contact"] = "https://example.org/crawler",
            ["Fetch:AttemptTimeout"] = "00:00:02",
            ["Fetch:TotalTimeout"] = "00:00:08",
            ["Fetch:RetryDelay"] = "00:00:00.2",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddCrawler(configuration, connectionString);
        return services.BuildServiceProvider();
    }

    public Task<RunSummary> CrawlAsync(CancellationToken ct) =>
        Runner.RunAsync(new CrawlScope { Kind = RunKind.Crawl, Description = "全部网站" }, null, ct);

    /// <summary>Rows of a question to the views, without the header.</summary>
    public async Task<List<object?[]>> AskAsync(string sql, CancellationToken ct)
    {
        var rows = new List<object?[]>();
        await foreach (var row in _services.GetRequiredService<ReportQuery>().AskAsync(sql, ct)) rows.Add(row);
        return rows[1..];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await City.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
