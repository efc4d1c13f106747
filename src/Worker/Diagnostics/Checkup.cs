using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Local;
using FreshnessCrawler.Worker.Commands;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FreshnessCrawler.Worker.Diagnostics;

/// <summary>Looks at all that a night depends on and says of each how it is. A way out that is missing is a warning where a night can
/// do without it: every verdict that needs it will say that it was not tested.</summary>
public sealed class Checkup(IConfiguration configuration, string? dataDirectory)
{
    private static readonly string[] DefaultControlHosts = ["www.gov.cn", "www.people.com.cn"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const long EnoughDisk = 2L << 30;
    private const long TooLittleDisk = 256L << 20;

    private readonly string[] _controlHosts = configuration.GetSection("Doctor:ControlHosts").Get<string[]>() ?? DefaultControlHosts;

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        var lines = new List<CheckLine>();
        await CheckDatabaseAsync(lines, ct);
        await CheckWayOutAsync(lines, ct);
        lines.Add(CheckTimeZone());
        lines.Add(CheckDisk());
        lines.Add(CheckPolicy());
        lines.Add(CheckContact());
        lines.Add(await BrowserTrial.RunAsync(configuration.GetSection(RenderOptions.Section).Get<RenderOptions>() ?? new RenderOptions(), ct));
        return lines;
    }

    private async Task CheckDatabaseAsync(List<CheckLine> lines, CancellationToken ct)
    {
        try
        {
            await using var session = await DatabaseSession.OpenAsync(configuration, dataDirectory, ct);
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton(configuration);
            services.AddCrawler(configuration, session.ConnectionString, dataDirectory);
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<DatabaseSetup>().EnsureAsync(RuleSet.All.Rules.Select(r => r.Info), provider.GetRequiredService<PolicyFile>().All, ct);
            var source = provider.GetRequiredService<NpgsqlDataSource>();
            await using var command = source.CreateCommand("select current_setting('server_version'), clock_timestamp(), (select count(*) from report.site_status)");
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            var place = session.IsEmbedded ? "embedded" : "configured server";
            lines.Add(new CheckLine("database", CheckState.Ok, $"PostgreSQL {reader.GetString(0)} ({place}), {reader.GetInt64(2)} sites in the registry"));
            lines.Add(CheckClock(reader.GetFieldValue<DateTimeOffset>(1), session.IsEmbedded));
        }
        catch (Exception fault) when (fault is LocalPostgresException or PostgresException || DatabasePatience.IsPassing(fault))
        {
            lines.Add(new CheckLine("database", CheckState.Fail, fault.Message, "Start it, or mend ConnectionStrings__Crawler; without that setting ./run keeps an embedded one."));
        }
    }

    private static CheckLine CheckClock(DateTimeOffset database, bool sameMachine)
    {
        var apart = (TimeProvider.System.GetUtcNow() - database).Duration();
        if (apart > TimeSpan.FromMinutes(1))
            return new CheckLine("clock", CheckState.Fail, $"this machine and the database are {apart.TotalSeconds:F0} s apart", "Synchronise both with NTP: a wrong clock shifts every window.");
        return new CheckLine("clock", CheckState.Ok, sameMachine
            ? $"{TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm} in China (no second clock to compare with)"
            : $"within {apart.TotalSeconds:F1} s of the database");
    }

    private async Task CheckWayOutAsync(List<CheckLine> lines, CancellationToken ct)
    {
        var addresses = new List<IPAddress>();
        var faults = new List<string>();
        foreach (var host in _controlHosts)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
                limit.CancelAfter(Patience);
                addresses.AddRange(await Dns.GetHostAddressesAsync(host, limit.Token));
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                faults.Add($"{host}: {(fault is SocketException ? fault.Message : "no answer")}");
            }
        }
        lines.Add(addresses.Count > 0
            ? new CheckLine("dns", CheckState.Ok, $"{_controlHosts.Length - faults.Count} of {_controlHosts.Length} control hosts resolve")
            : new CheckLine("dns", CheckState.Fail, string.Join("; ", faults), "Mend /etc/resolv.conf, or name hosts that resolve here in Doctor__ControlHosts__0."));
        lines.Add(await CheckFamilyAsync("ipv4", addresses.Where(a => a.AddressFamily == AddressFamily.InterNetwork), ct));
        lines.Add(await CheckFamilyAsync("ipv6", addresses.Where(a => a.AddressFamily == AddressFamily.InterNetworkV6), ct));
    }

    private static async Task<CheckLine> CheckFamilyAsync(string name, IEnumerable<IPAddress> addresses, CancellationToken ct)
    {
        var last = "no control host has an address of this family";
        foreach (var address in addresses.Take(3))
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
                limit.CancelAfter(Patience);
                await socket.ConnectAsync(address, 443, limit.Token);
                return new CheckLine(name, CheckState.Ok, $"reached {address}");
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                last = $"{address}: {(fault is SocketException ? fault.Message : "no answer")}";
            }
        }
        return new CheckLine(name, CheckState.Warn, last, $"Give this machine a way out over {name}; until then what needs it is recorded as not tested.");
    }

    private CheckLine CheckTimeZone()
    {
        var zone = configuration.GetSection(ScheduleOptions.Section).Get<ScheduleOptions>()?.TimeZone ?? new ScheduleOptions().TimeZone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? new CheckLine("time zone", CheckState.Ok, $"{zone} (UTC{(found.BaseUtcOffset < TimeSpan.Zero ? '-' : '+')}{found.BaseUtcOffset:hh\\:mm})")
            : new CheckLine("time zone", CheckState.Fail, $"this system does not know {zone}", "apt-get install tzdata");
    }

    private CheckLine CheckDisk()
    {
        var directory = dataDirectory ?? LocalPostgres.DefaultDirectory;
        while (!Directory.Exists(directory)) directory = Path.GetDirectoryName(directory) ?? "/";
        var free = new DriveInfo(directory).AvailableFreeSpace;
        var message = $"{free / 1048576} MB free under {directory}";
        return free switch
        {
            < TooLittleDisk => new CheckLine("disk", CheckState.Fail, message, "Make room, or put the database elsewhere with --data DIR."),
            < EnoughDisk => new CheckLine("disk", CheckState.Warn, message, "A year of a city takes about 2 GB: make room in time."),
            _ => new CheckLine("disk", CheckState.Ok, message),
        };
    }

    private CheckLine CheckContact()
    {
        var contact = configuration.GetSection(FetchOptions.Section).Get<FetchOptions>()?.Contact ?? new FetchOptions().Contact;
        return contact == new FetchOptions().Contact
            ? new CheckLine("contact", CheckState.Warn, "the User-Agent names nobody whom a site's owner could ask", "Set Fetch__Contact to a page or mail address of your office.")
            : new CheckLine("contact", CheckState.Ok, contact);
    }

    private CheckLine CheckPolicy()
    {
        try
        {
            var policy = PolicyFile.Load(configuration["Policy"] ?? Path.Combine(AppContext.BaseDirectory, "policy.json"));
            return new CheckLine("policy", CheckState.Ok, $"{policy.All.Count} version(s), the newest {policy.All[^1].Version}");
        }
        catch (InvalidDataException fault)
        {
            return new CheckLine("policy", CheckState.Fail, fault.Message, "Mend policy.json where it says.");
        }
    }
}
