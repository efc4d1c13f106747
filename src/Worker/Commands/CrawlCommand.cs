using System.CommandLine;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Crawling;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>crawl</c>: one run now, over all sites or those named, with progress and a summary.</summary>
public static class CrawlCommand
{
    private const string Columns = "columns";
    private const string Links = "links";
    private const string Accounts = "accounts";

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
        Description = "Only this part of a night: the columns, the survey of links and IPv6, or the new-media accounts. Default: one after the other.",
        HelpName = "columns|links|accounts",
    };

    private static readonly Option<string[]> Account = new("--account")
    {
        Description = "Only this account (its code in the registry), and no site; may be given several times.",
        HelpName = "CODE",
    };

    public static Command Create()
    {
        Only.AcceptOnlyFromAmong(Columns, Links, Accounts);
        Levels.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var levels) || levels is < 1 or > 20)) result.AddError("--levels: 1 to 20");
        });
        var command = new Command("crawl", "A night's work now, over all sites and accounts or those named: a run over the columns, one over links and IPv6, one over the accounts.")
        {
            Site, Account, Only, AllowNetwork.Option, Levels,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Levels) is { Implicit: false } && result.GetValue(Only) is Links or Accounts)
                result.AddError("crawl: --levels is of the columns; set Links__Levels for the survey of links");
            if (result.GetResult(Site) is not null && (result.GetResult(Account) is not null || result.GetValue(Only) == Accounts))
                result.AddError("crawl: --site is of the sites, --account and --only accounts of the accounts; give one of them");
            if (result.GetResult(Account) is not null && result.GetValue(Only) is Columns or Links)
                result.AddError("crawl: --account goes with --only accounts only");
        });
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, CancellationToken ct)
    {
        var codes = Codes(parse, Site);
        var accountCodes = Codes(parse, Account);
        var only = accountCodes.Length > 0 ? Accounts : parse.GetValue(Only);
        var targets = services.GetRequiredService<TargetReader>();
        var found = await targets.ReadAsync(new TargetFilter(SiteCodes: codes.Length == 0 ? null : codes), ct);
        if (await IsUnknownAsync("site", codes, found.Select(s => s.Code), "select site_code, site from site_status")) return ExitCode.Unknown;
        var accounts = await services.GetRequiredService<AccountTargetReader>()
            .ReadAsync(new AccountFilter(Codes: accountCodes.Length == 0 ? null : accountCodes), services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
        if (await IsUnknownAsync("account", accountCodes, accounts.Select(a => a.Code), "select account_code, account from account_freshness")) return ExitCode.Unknown;
        if (only == Accounts ? accounts.Count == 0 : found.Count == 0)
        {
            await Console.Error.WriteLineAsync($"crawl: the registry has no open {(only == Accounts ? "account" : "site")}; fill in deploy/registry and run: import deploy/registry");
            return ExitCode.Unknown;
        }

        var columns = new CrawlScope
        {
            Kind = RunKind.Crawl,
            Description = codes.Length == 0 ? "全部网站" : $"网站 {string.Join('、', codes)}",
            SiteIds = codes.Length == 0 ? null : [.. found.Select(s => s.SiteId)],
            AllowedNetworks = AllowNetwork.Of(parse),
            Levels = parse.GetValue(Levels),
        };
        var links = columns with { Kind = RunKind.Links, Description = $"{columns.Description}的链接和IPv6" };
        var media = new AccountScope
        {
            Description = accountCodes.Length == 0 ? "全部账号" : $"账号 {string.Join('、', accountCodes)}",
            AccountIds = accountCodes.Length == 0 ? null : [.. accounts.Select(a => a.AccountId)],
            AllowedNetworks = AllowNetwork.Of(parse),
        };
        var runner = services.GetRequiredService<CrawlRunner>();
        var read = only is null or Columns ? await ProgressDisplay.ShowAsync("采集", "站", progress => runner.RunAsync(columns, progress, ct)) : null;
        var surveyed = only is null or Links ? await ProgressDisplay.ShowAsync("检测链接和IPv6", "站", progress => runner.RunAsync(links, progress, ct)) : null;
        var looked = only == Accounts || (only is null && codes.Length == 0 && accounts.Count > 0)
            ? await ProgressDisplay.ShowAsync("查看账号", "个", progress => services.GetRequiredService<AccountRunner>().RunAsync(media, progress, ct))
            : null;
        await RunReport.PrintAsync(services.GetRequiredService<ReportQuery>(), read, surveyed, looked, ct);
        return new[] { read, surveyed, looked }.Any(summary => summary is { Faults: > 0 }) ? ExitCode.Fault : ExitCode.Done;
    }

    private static string[] Codes(ParseResult parse, Option<string[]> option) => [.. (parse.GetValue(option) ?? []).Select(code => code.Trim())];

    private static async Task<bool> IsUnknownAsync(string kind, string[] asked, IEnumerable<string> found, string query)
    {
        var missing = asked.Except(found, StringComparer.Ordinal).ToList();
        if (missing.Count == 0) return false;
        await Console.Error.WriteLineAsync($"crawl: no open {kind} has the code {string.Join(", ", missing)}; see: sql \"{query}\"");
        return true;
    }
}
