using System.CommandLine;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Crawling;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>crawl</c>: one run now, over all sites or those named, with progress and a summary.</summary>
public static class CrawlCommand
{
    private static readonly Option<string[]> Site = new("--site")
    {
        Description = "Only this site (its code in the registry); may be given several times.",
        HelpName = "CODE",
    };

    private static readonly Option<int> Levels = new("--levels")
    {
        Description = "Walk the site's own pages beyond the columns to this link level: 1 the home page and the columns only, 2 the pages they link to, 3 … The survey of links goes to Links__Levels.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Only = new("--only")
    {
        Description = "Only this half of a night: the columns, or the survey of links and IPv6. Default: first one, then the other.",
        HelpName = "columns|links",
    };

    public static Command Create()
    {
        Only.AcceptOnlyFromAmong("columns", "links");
        Levels.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var levels) || levels is < 1 or > 20)) result.AddError("--levels: 1 to 20");
        });
        var command = new Command("crawl", "A night's work now, over all sites or those named: a run over the columns, then one over links and IPv6.") { Site, Only, AllowNetwork.Option, Levels };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Levels) is { Implicit: false } && result.GetValue(Only) == "links")
                result.AddError("crawl: --levels is of the columns; set Links__Levels for the survey of links");
        });
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, CancellationToken ct)
    {
        string[] codes = [.. (parse.GetValue(Site) ?? []).Select(c => c.Trim())];
        IReadOnlyCollection<long>? siteIds = null;
        if (codes.Length > 0)
        {
            var found = await services.GetRequiredService<TargetReader>().ReadAsync(new TargetFilter(SiteCodes: codes), ct);
            var missing = codes.Except(found.Select(s => s.Code), StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
            {
                await Console.Error.WriteLineAsync($"crawl: no open site has the code {string.Join(", ", missing)}; see: sql \"select site_code, site from site_status\"");
                return ExitCode.Unknown;
            }
            siteIds = [.. found.Select(s => s.SiteId)];
        }

        var columns = new CrawlScope
        {
            Kind = RunKind.Crawl,
            Description = codes.Length == 0 ? "全部网站" : $"网站 {string.Join('、', codes)}",
            SiteIds = siteIds,
            AllowedNetworks = AllowNetwork.Of(parse),
            Levels = parse.GetValue(Levels),
        };
        var links = columns with { Kind = RunKind.Links, Description = $"{columns.Description}的链接和IPv6" };
        var runner = services.GetRequiredService<CrawlRunner>();
        if ((await services.GetRequiredService<TargetReader>().ReadAsync(new TargetFilter(), ct)).Count == 0)
        {
            await Console.Error.WriteLineAsync("crawl: the registry has no open site; fill in deploy/registry and run: import deploy/registry");
            return ExitCode.Unknown;
        }
        var only = parse.GetValue(Only);
        var read = only == "links" ? null : await ProgressDisplay.ShowAsync("采集", progress => runner.RunAsync(columns, progress, ct));
        var surveyed = only == "columns" ? null : await ProgressDisplay.ShowAsync("检测链接和IPv6", progress => runner.RunAsync(links, progress, ct));
        await RunReport.PrintAsync(services.GetRequiredService<ReportQuery>(), read, surveyed, ct);
        return read is { Faults: > 0 } || surveyed is { Faults: > 0 } ? ExitCode.Fault : ExitCode.Done;
    }
}
