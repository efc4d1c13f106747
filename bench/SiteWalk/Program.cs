// One site, walked whole by the product's own path (fetch, read, extract, judge, store), as often as asked for in one process.
// The first pass is the cold one. usage: SiteWalk URL [PASSES] ; the database is ConnectionStrings__Crawler, or an embedded one under BENCH_DATA
using System.Diagnostics;
using System.Diagnostics.Metrics;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Worker;
using FreshnessCrawler.Worker.Commands;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

var url = args[0];
var passes = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1;
var data = Environment.GetEnvironmentVariable("BENCH_DATA") ?? Path.Combine(Path.GetTempPath(), "freshness-bench");

var builder = CommandHost.Builder(LogLevel.Error);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
{
    ["Crawl:ColumnsAtOnce"] = "32",
    ["Pace:HostConnections"] = "32",
    ["Pace:AddressConnections"] = "32",
    ["Pace:HostRequestsPerSecond"] = "0",
    ["Pace:AddressRequestsPerSecond"] = "0",
    ["Gate:V4:0"] = "none",
    ["Gate:V6:0"] = "none",
    ["Gate:Names:0"] = "none",
});
await using var session = await DatabaseSession.OpenAsync(builder.Configuration, data, CancellationToken.None);
builder.Services.AddCrawler(builder.Configuration, session.ConnectionString);
using var host = builder.Build();
await host.Services.GetRequiredService<DatabaseSetup>().RunAsync(RuleSet.All.Infos, host.Services.GetRequiredService<PolicyFile>().All, host.Services.GetRequiredService<WorkingDays>(), CancellationToken.None);

var registry = Directory.CreateTempSubdirectory("bench-registry").FullName;
await File.WriteAllTextAsync(Path.Combine(registry, "units.csv"), "name,parent,kind\n测试单位,,\n");
await File.WriteAllTextAsync(Path.Combine(registry, "sites.csv"), $"code,name,unit,url,kind,site_id_code,icp,status,valid_from,valid_to\nbench,测试网站,测试单位,{url},,,,,,\n");
await File.WriteAllTextAsync(Path.Combine(registry, "networks.csv"), "network,allow_private,requests_per_second,connections,reason,by\n127.0.0.0/8,true,,,测试,测试\n");
var imported = await host.Services.GetRequiredService<RegistryImport>().ImportAsync([registry], CancellationToken.None);
foreach (var problem in imported.Problems) Console.Error.WriteLine(problem);
Directory.Delete(registry, recursive: true);

long queries = 0;
using var meter = new MeterListener();
meter.InstrumentPublished = (instrument, listener) =>
{
    if (instrument.Meter.Name == "Npgsql" && instrument.Name.EndsWith("operation.duration", StringComparison.Ordinal)) listener.EnableMeasurementEvents(instrument);
};
meter.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref queries));
meter.Start();

var runner = host.Services.GetRequiredService<CrawlRunner>();
using var me = Process.GetCurrentProcess();
for (var pass = 1; pass <= passes; pass++)
{
    me.Refresh();
    var cpu = me.TotalProcessorTime;
    var allocated = GC.GetTotalAllocatedBytes();
    var asked = Interlocked.Read(ref queries);
    var summary = await runner.RunAsync(new CrawlScope { Kind = RunKind.Crawl, Description = "bench", Levels = 20 }, null, CancellationToken.None);
    me.Refresh();
    var spent = pass == 1 ? me.TotalProcessorTime : me.TotalProcessorTime - cpu;
    Console.WriteLine(
        $"pass {pass}: pages={summary.Pages} wall={summary.Elapsed.TotalSeconds:F2}s pages/s={summary.Pages / summary.Elapsed.TotalSeconds:F0} " +
        $"cpu_ms/page={spent.TotalMilliseconds / summary.Pages:F3}{(pass == 1 ? " (start included)" : "")} alloc_KB/page={(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / summary.Pages:F1} " +
        $"queries={Interlocked.Read(ref queries) - asked} rss_MB={me.WorkingSet64 / 1048576} peak_MB={me.PeakWorkingSet64 / 1048576}");
}
