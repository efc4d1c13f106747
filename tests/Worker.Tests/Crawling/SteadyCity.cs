using System.Globalization;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.DemoCity.Serving;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>A small city after one night without any fault, whose findings are the truth: each test goes on from there in a database of its own.</summary>
public sealed class SteadyCity(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Sites = 12;

    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"steady-city-{Guid.NewGuid():N}");
    private DemoCityHost? _city;
    private string? _template;

    public DemoCityHost City => _city!;

    public async ValueTask InitializeAsync()
    {
        _city = await DemoCityHost.StartAsync(new DemoCityOptions { Out = _directory, Port = 0, SiteCount = Sites, AccountCount = 0 }, CancellationToken.None);
        var connection = await postgres.CreateDatabaseAsync();
        await using (var services = DemoNight.Build(connection, Settings()))
        {
            await services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, services.GetRequiredService<PolicyFile>().All, services.GetRequiredService<WorkingDays>(), CancellationToken.None);
            Assert.Empty((await services.GetRequiredService<RegistryImport>().ImportAsync([_city.RegistryDirectory], CancellationToken.None)).Problems);
            var runner = services.GetRequiredService<CrawlRunner>();
            foreach (var kind in new[] { RunKind.Crawl, RunKind.Links }) await runner.RunAsync(new CrawlScope { Kind = kind, Description = "全部网站" }, null, CancellationToken.None);
        }

        NpgsqlConnection.ClearAllPools();
        _template = new NpgsqlConnectionStringBuilder(connection).Database;
    }

    /// <summary>The worker on the night after, with nothing remembered that would spare it a question.</summary>
    public async Task<ServiceProvider> NextNightAsync(params (string Key, string Value)[] more)
    {
        var settings = Settings();
        foreach (var age in new[] { "OkAge", "MovedAge", "OtherAge" }) settings[$"Links:{age}"] = "00:00:00";
        foreach (var (key, value) in more) settings[key] = value;
        return DemoNight.Build(await postgres.CreateDatabaseAsync(_template!), settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (_city is not null) await _city.DisposeAsync();
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    /// <summary>The defaults' proportions at a test's pace, and control hosts that go down with the visitor's network.</summary>
    private Dictionary<string, string> Settings() => new(DemoNight.SettingsOf(City), StringComparer.Ordinal)
    {
        ["Gate:V4:0"] = new Uri(City.Control, CityFaults.AlivePath).AbsoluteUri,
        ["Gate:V6:0"] = string.Create(CultureInfo.InvariantCulture, $"http://[::1]:{City.Port}/"),
        ["Gate:Timeout"] = "00:00:02",
        ["Gate:Validity"] = "00:00:20",
        ["Gate:Freshness"] = "00:00:00.5",
        ["Crawl:GatePatience"] = "00:00:00",
        ["Dns:Timeout"] = "00:00:01",
        ["Dns:Retries"] = "0",
        ["Dns:TotalTimeout"] = "00:00:02",
        ["Fetch:BreakDuration"] = "00:00:00.5",
        ["Pace:SlowedInterval"] = "00:00:00.02",
        ["Pace:SlowestInterval"] = "00:00:00.05",
        ["Pace:LongestWait"] = "00:00:00.5",
        ["Links:Patience"] = "00:00:01",
        ["Links:PagesAtOnce"] = "16",
        ["Ipv6:ConnectTimeout"] = "00:00:01",
        ["Ipv6:AnswerTimeout"] = "00:00:02",
        ["Ipv6:LinksAtOnce"] = "16",
    };
}
