using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Local;
using FreshnessCrawler.Worker.Commands;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Gate;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FreshnessCrawler.Worker.Diagnostics;

/// <summary>Looks at all that a night depends on and says of each how it is. A way out that is missing is a warning where a night can
/// do without it: every verdict that needs it will say that it was not tested.</summary>
public sealed class Checkup(IConfiguration configuration, string? dataDirectory)
{
    private const long EnoughDisk = 2L << 30;
    private const long TooLittleDisk = 256L << 20;

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
            await provider.GetRequiredService<DatabaseSetup>().EnsureAsync(RuleSet.All.Infos, provider.GetRequiredService<PolicyFile>().All, provider.GetRequiredService<WorkingDays>(), ct);
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

    /// <summary>The very look by which a run decides whether what it sees counts.</summary>
    private async Task CheckWayOutAsync(List<CheckLine> lines, CancellationToken ct)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddFetching(configuration);
        services.AddNetworkGate();
        await using var provider = services.BuildServiceProvider();
        var reading = await provider.GetRequiredService<NetworkGate>().CheckAsync(ct);
        lines.Add(WayOut("dns", reading.DnsOk, reading, CheckState.Fail, "Mend /etc/resolv.conf, or name hosts that resolve here in Gate__Names__0 …: until then what a run sees is void."));
        lines.Add(WayOut("ipv4", reading.V4Ok, reading, CheckState.Fail, "Give this machine a way out over IPv4, or name control hosts of your network in Gate__V4__0 …: until then what a run sees is void."));
        lines.Add(WayOut("ipv6", reading.V6Ok, reading, CheckState.Warn, "Give this machine a way out over IPv6, or name control hosts in Gate__V6__0 … and a name with an AAAA record in Gate__Names__0 …: until then no site's IPv6 is tested."));
    }

    private static CheckLine WayOut(string name, bool? works, GateReading reading, CheckState otherwise, string mend)
    {
        var kind = name switch { "ipv4" => "v4", "ipv6" => "v6", _ => name };
        var controls = reading.Controls.Where(c => c.Kind == kind).ToList();
        if (works is null) return new CheckLine(name, CheckState.Warn, "no control host is set: nobody can tell", mend);
        // Names whose AAAA records cannot be found spoil the look over IPv6, however well it connects.
        var faults = string.Join("; ", controls.Concat(reading.Controls.Where(c => kind == "v6" && c.Kind == "aaaa")).Where(c => !c.Ok).Select(c => $"{c.Target}: {c.Detail}"));
        return works == true
            ? new CheckLine(name, CheckState.Ok, $"{controls.Count(c => c.Ok)} of {controls.Count} control hosts answer")
            : new CheckLine(name, otherwise, faults, mend);
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
