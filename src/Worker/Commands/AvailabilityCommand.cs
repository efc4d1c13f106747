using System.CommandLine;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>availability [--site CODE]</c>: one round of visits now, beside those that <c>serve</c> makes.</summary>
public static class AvailabilityCommand
{
    private static readonly Option<string[]> Site = new("--site")
    {
        Description = "Only this site (its code in the registry); may be given several times.",
        HelpName = "CODE",
    };

    public static Command Create()
    {
        var command = new Command(
            "availability",
            "Visit every site's home page once, now, and keep the visits: they count like those that serve makes around the clock (see: sql \"select * from availability_week\"). "
            + "Exit code 0 when all opened, 1 when some did not or our own way out is not proven, 4 for an unknown site.")
        {
            Site,
        };
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, CancellationToken ct)
    {
        string[] codes = [.. (parse.GetValue(Site) ?? []).Select(c => c.Trim())];
        var found = await services.GetRequiredService<TargetReader>().ReadAsync(new TargetFilter(SiteCodes: codes.Length == 0 ? null : codes), ct);
        if (codes.Except(found.Select(s => s.Code), StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
        {
            await Console.Error.WriteLineAsync($"availability: no open site has the code {string.Join(", ", missing)}; see: sql \"select site_code, site from site_status\"");
            return ExitCode.Unknown;
        }
        var sites = found.Where(s => s.Url is not null).ToList();
        if (sites.Count == 0)
        {
            await Console.Error.WriteLineAsync("availability: no site has an address; fill in deploy/registry and run: import deploy/registry");
            return ExitCode.Unknown;
        }

        var visitor = services.GetRequiredService<SiteVisitor>();
        var rows = new List<VisitRow>();
        var done = 0;
        var gate = new Lock();
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = services.GetRequiredService<IOptions<AvailabilityOptions>>().Value.VisitsAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(sites, atOnce, async (site, token) =>
        {
            var visits = await visitor.VisitAsync(site.SiteId, site.Url!, token);
            lock (gate)
            {
                rows.AddRange(visits);
                Console.Error.WriteLine($"访问 {++done}/{sites.Count} 站 {site.Name}：{string.Join("；", visits.Select(Line))}");
            }
        });
        var main = rows.Where(r => r.Main).ToList();
        Console.WriteLine(
            $"打开 {main.Count(r => r.Outcome == "open")}，打不开 {main.Count(r => r.Outcome == "failed")}，被拒绝 {main.Count(r => r.Outcome == "blocked")}，未测 {main.Count(r => r.Outcome == "notTested")}；"
            + $"IPv6 访问 {rows.Count(r => !r.Main)}，其中打不开 {rows.Count(r => !r.Main && r.Outcome == "failed")}");
        return main.All(r => r.Outcome == "open") ? ExitCode.Done : ExitCode.Refused;
    }

    internal static string Line(VisitRow visit) =>
        $"{(visit.Family == "v6" ? "IPv6" : "IPv4")} {(visit.Outcome switch { "open" => "打开", "failed" => "打不开", "blocked" => "被拒绝", _ => "未测" })} {visit.TotalMs} ms"
        + (visit.Reason is { } reason ? $"（{reason}）" : "");
}
