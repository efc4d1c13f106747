using System.CommandLine;
using System.Globalization;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>evaluate</c>: judges the stored facts again, under any policy and at any monitoring point, without a crawl.</summary>
public static class EvaluateCommand
{
    private static readonly Option<string?> Policy = new("--policy") { Description = "A version of policy.json (default: the one in force at the monitoring point).", HelpName = "VERSION" };
    private static readonly Option<DateTimeOffset?> At = new("--at") { Description = "The monitoring point, e.g. 2026-11-23T08:00+08:00 (default: now); facts seen later are left out.", HelpName = "TIME" };
    private static readonly Option<string[]> Site = new("--site") { Description = "Only this site; may be given several times.", HelpName = "CODE" };
    private static readonly Option<string[]> Account = new("--account") { Description = "Only this new-media account; may be given several times.", HelpName = "CODE" };
    private static readonly Option<bool> Save = new("--save") { Description = "Keep the verdicts as a run of their own and let them move the findings; only for now and the policy in force." };
    private static readonly Option<bool> All = new("--all") { Description = "Show passes and what was not tested too, not only fails." };
    private static readonly Option<bool> Csv = new("--csv") { Description = "CSV instead of a table." };

    private const int AccountsAtOnce = 200;

    public static Command Create()
    {
        var command = new Command("evaluate", "Judge the stored facts again, without a crawl.") { Policy, At, Site, Account, Save, All, Csv };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Save) is not null && (result.GetResult(At) is not null || result.GetResult(Policy) is not null))
                result.AddError("evaluate: --save judges now under the policy in force; leave out --at and --policy");
        });
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var point = new MonitoringPoint(parse.GetValue(At) ?? now);
        var policies = services.GetRequiredService<PolicyFile>();
        var policy = parse.GetValue(Policy) is { } version ? policies.Find(version) : policies.At(point.Day);
        if (policy is null)
        {
            await Console.Error.WriteLineAsync($"evaluate: policy.json has no version '{parse.GetValue(Policy)}'; it has: {string.Join("、", policies.All.Select(p => p.Version))}");
            return ExitCode.Unknown;
        }

        var (codes, accountCodes) = (parse.GetValue(Site) ?? [], parse.GetValue(Account) ?? []);
        var sites = await services.GetRequiredService<ObservationReader>().ReadAsync(point.At, null, ct);
        var accounts = await services.GetRequiredService<AccountObservationReader>().ReadAsync(point.At, ct);
        if (codes.Except(sites.Select(s => s.Code), StringComparer.Ordinal).FirstOrDefault() is { } missing)
        {
            await Console.Error.WriteLineAsync($"evaluate: no open site with an address has the code {missing}; see: sql \"select site_code, site from site_status\"");
            return ExitCode.Unknown;
        }
        if (accountCodes.Except(accounts.Select(a => a.Code), StringComparer.Ordinal).FirstOrDefault() is { } none)
        {
            await Console.Error.WriteLineAsync($"evaluate: no open account has the code {none}; see: sql \"select account_code, account from account_freshness\"");
            return ExitCode.Unknown;
        }
        if (codes.Length + accountCodes.Length > 0)
        {
            sites = [.. sites.Where(s => codes.Contains(s.Code, StringComparer.Ordinal))];
            accounts = [.. accounts.Where(a => accountCodes.Contains(a.Code, StringComparer.Ordinal))];
        }

        var judged = sites.Select(s => (Site: s, Verdicts: RuleSet.All.Judge(s, policy, point))).ToList();
        var judgedAccounts = accounts.Select(a => (Account: a, Verdicts: RuleSet.All.Judge(a, policy, point))).ToList();
        if (parse.GetValue(Save)) await SaveAsync(services, judged, judgedAccounts, policy, point, [.. codes, .. accountCodes], ct);
        var shown = judged.SelectMany(j => j.Verdicts.Select(v => (j.Site.Code, j.Site.Name, Verdict: v)))
            .Concat(judgedAccounts.SelectMany(j => j.Verdicts.Select(v => (j.Account.Code, Name: $"{j.Account.Platform} {j.Account.Name}", Verdict: v))))
            .Where(row => parse.GetValue(All) || row.Verdict.Outcome == Outcome.Fail)
            .Select(row => Row(row.Code, row.Name, row.Verdict));
        var rows = Rows(shown);
        if (parse.GetValue(Csv)) await CsvOutput.WriteAsync(rows);
        else await TextTable.PrintAsync(rows, $"监测时间点 {CellText.Of(point.At)}，口径 {policy.Version}，{sites.Count} 个网站、{accounts.Count} 个账号");
        return ExitCode.Done;
    }

    private static async Task SaveAsync(
        IServiceProvider services,
        List<(SiteObservations Site, IReadOnlyList<Verdict> Verdicts)> sites,
        List<(AccountObservation Account, IReadOnlyList<Verdict> Verdicts)> accounts,
        RulePolicy policy,
        MonitoringPoint point,
        string[] codes,
        CancellationToken ct)
    {
        var ledger = services.GetRequiredService<RunLedger>();
        var writer = services.GetRequiredService<RunWriter>();
        var scope = codes.Length == 0 ? "按现有采集结果重新评定" : $"按现有采集结果重新评定 {string.Join('、', codes)}";
        var run = await ledger.OpenEvaluationAsync([.. sites.Select(j => j.Site.SiteId)], [.. accounts.Select(j => j.Account.AccountId)], scope, point.At, policy.Version, ct);
        foreach (var (site, verdicts) in sites)
            await writer.WriteAsync(new SiteResult(run.RunId, site.SiteId, point.At, policy.Version, point.At, point.At, [], [], [], verdicts), ct);
        foreach (var batch in accounts.Select(j => new AccountResult(j.Account, [], [], j.Verdicts, [])).Chunk(AccountsAtOnce))
            await services.GetRequiredService<AccountWriter>().WriteAsync(new AccountBatch(run.RunId, point.At, policy.Version, point.At, batch) { JudgedAgain = true }, ct);
        await ledger.FinishIfCompleteAsync(run.RunId, ct);
    }

    private static object?[] Row(string code, string name, Verdict verdict) =>
    [
        code,
        name,
        verdict.Rule,
        Chinese(verdict.Outcome),
        verdict.Evidence.Value?.ToString(CultureInfo.InvariantCulture),
        verdict.Evidence.Limit.ToString(CultureInfo.InvariantCulture) + verdict.Evidence.Unit,
        verdict.Summary,
    ];

    private static async IAsyncEnumerable<object?[]> Rows(IEnumerable<object?[]> rows)
    {
        yield return ["代码", "对象", "规则", "结果", "数值", "限值", "说明"];
        foreach (var row in rows) yield return row;
        await Task.CompletedTask;
    }

    private static string Chinese(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "合格",
        Outcome.Fail => "不合格",
        Outcome.NotTested => "未测",
        _ => "不适用",
    };
}
