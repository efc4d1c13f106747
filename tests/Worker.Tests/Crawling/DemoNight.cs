using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
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

    /// <summary>The same for a worker's process, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        SettingsOf(City).ToDictionary(pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), pair => pair.Value, StringComparer.Ordinal);

    public CrawlRunner Runner => _services.GetRequiredService<CrawlRunner>();

    /// <param name="accounts">New-media accounts; none where a test is not about them.</param>
    public static async Task<DemoNight> StartAsync(PostgresFixture postgres, int sites, CancellationToken ct, int accounts = 0)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"crawler-city-{Guid.NewGuid():N}");
        var city = await DemoCityHost.StartAsync(new DemoCityOptions { Out = directory, Port = 0, SiteCount = sites, AccountCount = accounts }, ct);
        var connectionString = await postgres.CreateDatabaseAsync();
        var services = Build(connectionString, accounts == 0 ? SettingsOf(city) : new Dictionary<string, string>(SettingsOf(city), StringComparer.Ordinal)
        {
            // The accounts' feeds have few hosts for many questions.
            ["Pace:HostRequestsPerSecond"] = "0",
            ["Pace:AddressRequestsPerSecond"] = "0",
        });
        await services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, services.GetRequiredService<PolicyFile>().All, services.GetRequiredService<WorkingDays>(), ct);
        var night = new DemoNight(city, services, connectionString, directory);
        var imported = await services.GetRequiredService<RegistryImport>().ImportAsync([city.RegistryDirectory], ct);
        Assert.Empty(imported.Problems);
        return night;
    }

    /// <summary>What a worker must be told to find a city's names, to follow links to hosts beside it on this machine, and to test every link of it
    /// within a test's patience, as configuration keys.</summary>
    public static IReadOnlyDictionary<string, string> SettingsOf(DemoCityHost city) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Dns:Servers:0"] = city.Names.EndPoint.ToString(),
        ["Gate:V4:0"] = city.City.Control.ToString(),
        ["Gate:V6:0"] = $"[::1]:{city.Names.ServerPort}",
        ["Gate:Names:0"] = new Uri(city.City.Sites.First(site => site.Listen is not null).Origin!).Host,
        ["Accounts:Lists"] = city.ListsDirectory,
        ["Pace:SlowedInterval"] = "00:00:00.05",
        ["Links:PrivateForeign"] = "true",
        ["Links:ConfirmAfter"] = "00:00:03",
        ["Links:QueriesPerPath"] = "10000",
        ["Ipv6:NameServerPort"] = city.Names.ServerPort.ToString(CultureInfo.InvariantCulture),
        ["Ipv6:SecondTryAfter"] = "00:00:01",
        ["Ipv6:LinksPerHost"] = "10000",
    };

    /// <summary>The worker's own services over a database, with attempts short enough for a test's patience.</summary>
    public static ServiceProvider Build(string connectionString, IReadOnlyDictionary<string, string>? settings = null, TimeProvider? clock = null)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Fetch:Contact"] = "https://example.org/crawler",
            ["Fetch:AttemptTimeout"] = "00:00:02",
            ["Fetch:TotalTimeout"] = "00:00:08",
            ["Fetch:RetryDelay"] = "00:00:00.2",
            // A test's sites are on this machine: no control host of the world says anything of the way to them.
            ["Gate:V4:0"] = "none",
            ["Gate:V6:0"] = "none",
            ["Gate:Names:0"] = "none",
        };
        foreach (var (key, value) in settings ?? ReadOnlyDictionary<string, string>.Empty) values[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        if (clock is not null) services.AddSingleton(clock);
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

    /// <summary>Rows of a question to the tables.</summary>
    public async Task<List<object?[]>> TableAsync(string sql, CancellationToken ct)
    {
        await using var command = _services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(ct))
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await City.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
