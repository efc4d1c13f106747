using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.DemoCity.Files;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using FreshnessCrawler.Worker.Tests.Crawling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Availability;

/// <summary>The demo city with its bad hours switched on, visited around the clock by the product's own visitor at the product's own times, on a clock
/// that the test moves; and afterwards surveyed on one that runs, from the week's end on.</summary>
internal sealed class CityWeek : IAsyncDisposable
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    // The limit of a visit and the margin for which it is watched on.
    private static readonly TimeSpan LongestVisit = TimeSpan.FromSeconds(20);
    private static readonly DateOnly AsOf = new(2026, 11, 20);

    private readonly DemoCityHost _city;
    private readonly string _directory;
    private readonly FakeTimeProvider _clock;
    private readonly ServiceProvider _visiting;
    private readonly ServiceProvider _surveying;
    private readonly LateClock _late;
    private readonly int _controlPort;
    private readonly HttpClient _client = new();
    private TcpListener? _control;

    private CityWeek(DemoCityHost city, string directory, FakeTimeProvider clock, LateClock late, TcpListener control, ServiceProvider visiting, ServiceProvider surveying)
    {
        (_city, _directory, _clock, _late, _control, _visiting, _surveying) = (city, directory, clock, late, control, visiting, surveying);
        _controlPort = ((IPEndPoint)control.LocalEndpoint).Port;
        Truth = TruthFile.Read(city.TruthPath);
        Hours = Truth.Availability!;
        Visited = Truth.Availability!.Weeks.ToDictionary(week => week.Site, _ => new List<DateTime>(), StringComparer.Ordinal);
    }

    public TruthFile Truth { get; }

    public DemoCity.Plan.TrueVisits Hours { get; }

    /// <summary>When each site was due, China time.</summary>
    public IReadOnlyDictionary<string, List<DateTime>> Visited { get; }

    public DateTimeOffset Start => new(Hours.From, China);

    public DateTimeOffset End => Start.AddDays(7);

    /// <summary>The worker's services after the week, on a clock that runs.</summary>
    public IServiceProvider Surveying => _surveying;

    public static async Task<CityWeek> StartAsync(PostgresFixture postgres, int sites, CancellationToken ct)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"crawler-week-{Guid.NewGuid():N}");
        var clock = new FakeTimeProvider(new DateTimeOffset(AsOf.AddDays(-5).ToDateTime(TimeOnly.MinValue), China));
        var late = new LateClock();
        var city = await DemoCityHost.StartAsync(new DemoCityOptions { Out = directory, Port = 0, SiteCount = sites, AccountCount = 0, AsOf = AsOf }, ct, clock);
        var control = Listening(0);
        var connectionString = await postgres.CreateDatabaseAsync();
        var settings = new Dictionary<string, string>(DemoNight.SettingsOf(city), StringComparer.Ordinal)
        {
            ["Availability:VisitsPerDay"] = DemoCity.Plan.VisitPlan.SlotsPerDay.ToString(CultureInfo.InvariantCulture),
            // The home page is enough for the verdicts on it.
            ["Links:Levels"] = "1",
        };
        // Where time stands still, nobody can wait for his turn.
        foreach (var key in new[] { "HostRequestsPerSecond", "HostConnections", "AddressRequestsPerSecond", "AddressConnections" }) settings[$"Pace:{key}"] = "0";
        var surveying = DemoNight.Build(connectionString, settings, late);
        settings["Gate:V4:0"] = control.LocalEndpoint.ToString()!;
        // A look before each visit, so that none is made by one that came before the way was lost.
        settings["Gate:Validity"] = settings["Gate:Freshness"] = "00:00:01";
        var visiting = DemoNight.Build(connectionString, settings, clock);
        await visiting.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, visiting.GetRequiredService<PolicyFile>().All, visiting.GetRequiredService<WorkingDays>(), ct);
        var networks = Path.Combine(city.RegistryDirectory, "networks.csv");
        await File.WriteAllTextAsync(networks, (await File.ReadAllTextAsync(networks, ct)).Replace(",2000,16,", ",,,", StringComparison.Ordinal), ct);
        var imported = await visiting.GetRequiredService<RegistryImport>().ImportAsync([city.RegistryDirectory], ct);
        Assert.Empty(imported.Problems);
        var week = new CityWeek(city, directory, clock, late, control, visiting, surveying);
        await week.KeepHoursAsync("on", ct);
        return week;
    }

    /// <summary>Every visit of the week, in the order in which they fall due, with the own network lost when the plan says so; at its end the sites are
    /// open again.</summary>
    public async Task LiveAsync(CancellationToken ct)
    {
        var options = _visiting.GetRequiredService<IOptions<AvailabilityOptions>>().Value;
        var times = new VisitTimes(options.Interval, options.Jitter);
        var visitor = _visiting.GetRequiredService<SiteVisitor>();
        for (var day = Start; day < End; day = day.AddDays(1))
        {
            MoveTo(day);
            // Like the planner: whom the registry has now.
            var sites = (await _visiting.GetRequiredService<TargetReader>().ReadAsync(new TargetFilter(), ct)).Where(site => site.Url is not null).ToList();
            foreach (var (at, site) in sites.SelectMany(site => times.Between(site.SiteId, day, day.AddDays(1)).Select(visit => (visit.At, site))).OrderBy(visit => visit.At))
            {
                var local = at.ToOffset(China).DateTime;
                CutOff(local >= Hours.OwnNetwork[0] && local < Hours.OwnNetwork[1]);
                Visited[site.Code].Add(local);
                MoveTo(at);
                await VisitAsync(visitor, site, ct);
            }
        }

        CutOff(false);
        MoveTo(End);
        await KeepHoursAsync("off", ct);
        _late.Begin(End);
    }

    public async Task<List<string>> RowsAsync(string sql, CancellationToken ct)
    {
        await using var command = _visiting.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct))
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : FormattableString.Invariant($"{reader.GetValue(i)}"))));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _visiting.DisposeAsync();
        await _surveying.DisposeAsync();
        await _city.DisposeAsync();
        _control?.Dispose();
        _client.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static TcpListener Listening(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start(512);
        _ = AcceptAsync(listener);
        return listener;
    }

    // What nobody accepts fills the queue, and then the way looks cut off.
    private static async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) (await listener.AcceptSocketAsync()).Dispose();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut off.
        }
    }

    private void CutOff(bool cut)
    {
        if (cut == _control is null) return;
        _control?.Dispose();
        _control = cut ? null : Listening(_controlPort);
    }

    // A visit that took its time has moved the clock beyond the next ones.
    private void MoveTo(DateTimeOffset at)
    {
        if (at > _clock.GetUtcNow()) _clock.SetUtcNow(at);
    }

    private async Task VisitAsync(SiteVisitor visitor, SiteTarget site, CancellationToken ct)
    {
        // Who never answers is given up when the clock says so, which it does once he has been asked: moved sooner it would end our own look at the gate.
        var isSilent = _city.City.Sites.Any(plan => plan.Seed.Code == site.Code && plan.Seed.Trap == DemoCity.Plan.SiteTrap.Silent);
        var before = isSilent ? await AskedAsync(site.Code, ct) : 0;
        var visit = visitor.VisitAsync(site.SiteId, site.Url!, ct);
        while (isSilent && !visit.IsCompleted)
        {
            if (await AskedAsync(site.Code, ct) > before)
            {
                _clock.Advance(LongestVisit);
                break;
            }
            await Task.WhenAny(visit, Task.Delay(2, ct));
        }

        await visit.WaitAsync(TimeSpan.FromMinutes(1), ct);
    }

    private async Task<long> AskedAsync(string code, CancellationToken ct)
    {
        using var stats = JsonDocument.Parse(await _client.GetStringAsync(new Uri(_city.Control, "/_demo/stats"), ct));
        return stats.RootElement.GetProperty("hosts").EnumerateArray().First(host => host.GetProperty("site").GetString() == code).GetProperty("requests").GetInt64();
    }

    private async Task KeepHoursAsync(string state, CancellationToken ct)
    {
        using var answer = await _client.PostAsync(new Uri(_city.Control, $"/_demo/hours?state={state}"), null, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Runs as fast as the system's, from another moment on.</summary>
    private sealed class LateClock : TimeProvider
    {
        private TimeSpan _ahead;

        public void Begin(DateTimeOffset now) => _ahead = now - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
    }
}
