using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Jobs;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using FreshnessCrawler.Worker.Probing.Names;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace FreshnessCrawler.Worker.Tests.Probing.Availability;

/// <summary>A few sites of one real server, a control host that can be cut off, a database, and a clock that the test moves.</summary>
internal sealed class VisitedCity : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 16, 1, 0, 0, TimeSpan.FromHours(8));

    private readonly TestSite _server;
    private readonly ServiceProvider _services;
    private readonly List<ServiceProvider> _more = [];
    private readonly Func<ServiceProvider> _worker;
    private readonly int _controlPort;
    private TcpListener _control;

    private VisitedCity(TestSite server, ServiceProvider services, Func<ServiceProvider> worker, TcpListener control, FakeTimeProvider clock)
    {
        (_server, _services, _worker, _control, Clock) = (server, services, worker, control, clock);
        _controlPort = ((IPEndPoint)control.LocalEndpoint).Port;
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _services;

    public IReadOnlyList<(long Id, string Code, string Url)> Sites { get; private set; } = [];

    public int Asked => _server.Seen.Count;

    /// <param name="answer">The status that a site's home page has at a moment; 0 for a connection that is aborted.</param>
    /// <param name="schedule">Quartz's settings; null for none of it.</param>
    /// <param name="moved">Whether the test moves the clock of a schedule too; else that is the system's.</param>
    public static async Task<VisitedCity> BuildAsync(
        PostgresFixture postgres, int sites, Func<string, DateTimeOffset, int> answer, CancellationToken ct, ScheduleOptions? schedule = null, bool moved = true)
    {
        var clock = new FakeTimeProvider(Start);
        TimeProvider time = moved ? clock : TimeProvider.System;
        var server = await TestSite.StartAsync(async c =>
        {
            var status = answer(c.Request.Host.Host.Split('.')[0], time.GetUtcNow());
            if (status == 0)
            {
                c.Abort();
                return;
            }
            c.Response.StatusCode = status;
            await c.Response.Html();
        });
        var control = Listening(0);
        var connectionString = await postgres.CreateDatabaseAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Gate:V4:0"] = control.LocalEndpoint.ToString(),
            ["Gate:V6:0"] = "none",
            ["Gate:Names:0"] = "none",
            ["Pace:HostRequestsPerSecond"] = "0",
            ["Pace:HostConnections"] = "0",
            ["Pace:AddressRequestsPerSecond"] = "0",
            ["Pace:AddressConnections"] = "0",
        }).Build();
        var provider = Worker();
        await provider.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, provider.GetRequiredService<PolicyFile>().All, provider.GetRequiredService<WorkingDays>(), ct);
        var city = new VisitedCity(server, provider, Worker, control, clock);
        await city.RegisterAsync(sites, ct);
        return city;

        ServiceProvider Worker()
        {
            var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(time);
            // Hosts below localhost are this machine to our own client; the system's resolver may ask about them far away.
            services.AddSingleton<INameResolver>(provider => new ServerNameResolver(provider.GetRequiredService<DnsNames>()));
            services.AddCrawler(configuration, connectionString);
            services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
            if (schedule is not null) services.AddNightSchedule(connectionString, schedule, 2, new AvailabilityOptions());
            return services.BuildServiceProvider();
        }
    }

    /// <summary>One more worker over the same database and clock.</summary>
    public IServiceProvider AnotherWorker()
    {
        _more.Add(_worker());
        return _more[^1];
    }

    /// <summary>Visits the given sites at their times, from one moment up to another.</summary>
    public async Task LiveAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var times = new VisitTimes(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5));
        var due = Sites.SelectMany(s => times.Between(s.Id, from, to).Select(v => (v.At, Site: s))).OrderBy(v => v.At);
        foreach (var (at, site) in due)
        {
            Clock.SetUtcNow(at);
            await _services.GetRequiredService<SiteVisitor>().VisitAsync(site.Id, site.Url, ct);
        }
        Clock.SetUtcNow(to);
    }

    public void CutOff() => _control.Stop();

    public void Reconnect()
    {
        _control = Listening(_controlPort);
    }

    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = _services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : FormattableString.Invariant($"{reader.GetValue(i)}"))));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _more) await worker.DisposeAsync();
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        _control.Dispose();
    }

    private static TcpListener Listening(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
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

    private async Task RegisterAsync(int sites, CancellationToken ct)
    {
        var directory = Directory.CreateTempSubdirectory("visited-city-");
        try
        {
            var rows = Enumerable.Range(1, sites).Select(i => $"s{i},网站{i},市数据局,http://s{i}.localhost:{_server.Port}/,,,,,2019-06-01,");
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "units.csv"), "name,parent,kind\n市数据局,,部门\n", ct);
            await File.WriteAllTextAsync(
                Path.Combine(directory.FullName, "sites.csv"), "code,name,unit,url,kind,site_id_code,icp,status,valid_from,valid_to\n" + string.Join('\n', rows) + "\n", ct);
            await File.WriteAllTextAsync(
                Path.Combine(directory.FullName, "networks.csv"), "network,allow_private,requests_per_second,connections,reason,by\n127.0.0.0/8,是,,,本机,测试\n", ct);
            var imported = await _services.GetRequiredService<RegistryImport>().ImportAsync([directory.FullName], ct);
            if (!imported.Succeeded) throw new InvalidOperationException(string.Join('\n', imported.Problems));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
        Sites = [.. (await RowsAsync("SELECT id, code, url FROM crawl.site ORDER BY id")).Select(r => r.Split('|')).Select(r => (long.Parse(r[0], System.Globalization.CultureInfo.InvariantCulture), r[1], r[2]))];
    }
}
