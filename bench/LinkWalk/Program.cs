// The survey of one site's links, without a database, at no pace at all: what it costs beyond politeness, and whether it finds what is broken.
// usage: LinkWalk URL [TRUTH.json [RATE]] ; TRUTH has "broken" (paths that are 404), "redirects" (path to path) and "pages"; RATE is the agreed requests a second
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Links;
using FreshnessCrawler.Worker.Probing.Names;
using Microsoft.Extensions.Logging.Abstractions;

var url = args[0];
var truth = args.Length > 1 ? JsonDocument.Parse(await File.ReadAllTextAsync(args[1])).RootElement : default;
var rate = args.Length > 2 ? double.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : new PaceOptions().HostRequestsPerSecond;

var clock = TimeProvider.System;
var pace = new PaceOptions { HostConnections = 32, AddressConnections = 32, HostRequestsPerSecond = 0, AddressRequestsPerSecond = 0 };
using var fetcher = new PageFetcherFactory(
    Microsoft.Extensions.Options.Options.Create(new FetchOptions()), Microsoft.Extensions.Options.Options.Create(pace), new SystemNameResolver(new DnsNames(Microsoft.Extensions.Options.Options.Create(new DnsOptions()), clock)), clock, NullLogger<PageFetcher>.Instance)
    .Create(FetchPolicy.Strict with { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] });
var survey = new LinkSurvey(
    Microsoft.Extensions.Options.Options.Create(new LinkOptions { Levels = 30, PagesPerSite = 100_000, RequestsPerSite = 1_000_000, PagesAtOnce = 32, ConfirmAfter = TimeSpan.FromSeconds(1) }), clock, NullLogger<LinkSurvey>.Instance);
var policies = PolicyFile.Load(Path.Combine(AppContext.BaseDirectory, "policy.json"));
var point = new MonitoringPoint(clock.GetUtcNow());
var context = new ProbeContext(1, point, policies.At(point.Day), fetcher, null, false, static _ => { });
var site = new SiteTarget(1, "bench", "bench", "bench", url, true, []);

var started = clock.GetTimestamp();
var result = await survey.RunAsync(site, context, survey.NewBook([new Uri(url).Host], null, false), KnownLinks.None, CancellationToken.None);
var wall = clock.GetElapsedTime(started);
using var me = Process.GetCurrentProcess();
var seen = result.Observations;
var broken = seen.Problems.Where(p => p.Class == LinkClass.Broken).ToList();
Console.WriteLine(
    $"pages={seen.Pages} references={seen.References} addresses={seen.Addresses} requests={seen.Requests} wall={wall.TotalSeconds:F2}s cpu={me.TotalProcessorTime.TotalSeconds:F2}s " +
    $"cpu_ms/page={me.TotalProcessorTime.TotalMilliseconds / Math.Max(1, seen.Pages):F3} alloc_KB/page={GC.GetTotalAllocatedBytes() / 1024.0 / Math.Max(1, seen.Pages):F1} peak_MB={me.PeakWorkingSet64 / 1048576}");
Console.WriteLine($"classes: {string.Join(", ", seen.Tallies.GroupBy(t => t.Class).Select(g => $"{g.Key}={g.Sum(t => t.Count)}"))}; problems={seen.Problems.Count} not_tested={seen.NotTested}");
foreach (var left in seen.LeftOut) Console.WriteLine($"left out: {left.Reason} {left.Count}");
Console.WriteLine($"at {rate} requests/s the pace alone needs {seen.Requests / rate:F0} s: this survey's own time is {wall.TotalSeconds / (seen.Requests / rate):P2} of it");
if (truth.ValueKind != JsonValueKind.Object) return;

// A redirect to an address that is gone is broken as the address that is shown.
var gone = truth.GetProperty("broken").EnumerateArray().Select(b => b.GetString()!).ToHashSet(StringComparer.Ordinal);
var expected = gone.Concat(truth.GetProperty("redirects").EnumerateObject().Where(r => gone.Contains(r.Value.GetString()!)).Select(r => r.Name))
    .Except(truth.GetProperty("redirects").EnumerateObject().Select(r => r.Value.GetString()!).Where(gone.Contains), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
var found = broken.Select(p => new Uri(p.Url).PathAndQuery).ToHashSet(StringComparer.Ordinal);
Console.WriteLine($"broken: expected={expected.Count} found={found.Count} missed={expected.Except(found, StringComparer.Ordinal).Count()} false={found.Except(expected, StringComparer.Ordinal).Count()}");
foreach (var miss in expected.Except(found, StringComparer.Ordinal).Take(5)) Console.WriteLine($"  missed {miss}");
foreach (var extra in found.Except(expected, StringComparer.Ordinal).Take(5)) Console.WriteLine($"  false {extra}");
