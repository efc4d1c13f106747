// The whole demo city through one night without a fault, then through a night with each fault in turn, then through one without again, by the
// product's own path (registry, crawl, survey of links and IPv6, findings). Prints a line a night: what it opened and what it ended.
// usage: Faults [SITES] [FAULT...] ; the database is ConnectionStrings__Crawler (an empty one), or an embedded one in a temporary folder
using System.Diagnostics;
using System.Globalization;
using FreshnessCrawler.Bench;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Worker;
using FreshnessCrawler.Worker.Commands;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

var sites = args.Length > 0 && int.TryParse(args[0], CultureInfo.InvariantCulture, out var number) ? number : CityPlanner.FullCity;
var wanted = args.Select(word => Enum.TryParse<CityFault>(word, ignoreCase: true, out var fault) && !char.IsDigit(word[0]) ? fault : CityFault.None).Where(fault => fault != CityFault.None).ToHashSet();
var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"fault-nights-{Guid.NewGuid():N}")).FullName;
try
{
    await using var city = await DemoCityHost.StartAsync(new DemoCityOptions { Out = Path.Combine(folder, "city"), Port = 0, SiteCount = sites, AccountCount = 0 }, CancellationToken.None);
    var settings = FaultSettings.Of(city);
    await using var session = await DatabaseSession.OpenAsync(Builder(settings).Configuration, Path.Combine(folder, "data"), CancellationToken.None);
    using var host = Host(settings);
    await host.Services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, host.Services.GetRequiredService<PolicyFile>().All, host.Services.GetRequiredService<WorkingDays>(), CancellationToken.None);
    foreach (var problem in (await host.Services.GetRequiredService<RegistryImport>().ImportAsync([city.RegistryDirectory], CancellationToken.None)).Problems) Console.Error.WriteLine(problem);
    var source = host.Services.GetRequiredService<NpgsqlDataSource>();
    Console.WriteLine($"{sites} sites. hit: hosts that the fault is at; before: findings open before; of the verdicts on hit sites: same outcome as the last tested one, not tested, other");
    Console.WriteLine($"{"fault",-24}{"hit",6}{"before",8}{"opened",8}{"ended",7}{"same",8}{"not t.",8}{"other",7}{"void sites",12}{"answered",10}{"seconds",9}");

    await NightAsync("none", InjectedFault.None, host);
    var found = await FaultTable.OpenAsync(source);
    foreach (var (name, fault) in FaultSettings.Faults(city.City))
    {
        if (wanted.Count > 0 && !wanted.Contains(fault.Kind)) continue;
        if (fault.Kind == CityFault.Slow)
        {
            using var quick = Host(FaultSettings.Quick(settings));
            await NightAsync(name, fault, quick);
        }
        else await NightAsync(name, fault, host);
    }

    await NightAsync("none", InjectedFault.None, host);
    var left = await FaultTable.OpenAsync(source);
    Console.WriteLine($"findings after the first night {found.Count}, after the last {left.Count}, not the same {found.Except(left, StringComparer.Ordinal).Count() + left.Except(found, StringComparer.Ordinal).Count()}");
    return found.SetEquals(left) ? 0 : 1;

    HostApplicationBuilder Builder(IReadOnlyDictionary<string, string?> values)
    {
        var builder = CommandHost.Builder(LogLevel.Critical);
        builder.Configuration.AddInMemoryCollection(values);
        return builder;
    }

    IHost Host(IReadOnlyDictionary<string, string?> values)
    {
        var builder = Builder(values);
        builder.Services.AddCrawler(builder.Configuration, session.ConnectionString);
        return builder.Build();
    }

    async Task NightAsync(string name, InjectedFault fault, IHost worker)
    {
        var table = await FaultTable.BeginAsync(source);
        var started = Stopwatch.GetTimestamp();
        city.Faults.Begin(fault);
        await FaultSettings.RunAsync(worker.Services, CancellationToken.None);
        var answered = city.Faults.Answered;
        city.Faults.End();
        Console.WriteLine(await table.LineAsync(name, fault, city.City, answered, Stopwatch.GetElapsedTime(started)));
        foreach (var step in await table.StepsAsync()) Console.WriteLine($"    {step}");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
