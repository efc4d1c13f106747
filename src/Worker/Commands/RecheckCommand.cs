using System.CommandLine;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Crawling;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>recheck</c>: after a site says that it has mended something. The night's own path in a narrower scope, past all caches;
/// the result that was in force is kept and shown beside the new one.</summary>
public static class RecheckCommand
{
    private static readonly Option<string?> Site = new("--site") { Description = "A whole site, by its code.", HelpName = "CODE" };
    private static readonly Option<long?> Column = new("--column") { Description = "One column, by column_id of column_freshness.", HelpName = "ID" };
    private static readonly Option<string?> Account = new("--account") { Description = "A new-media account, by its code.", HelpName = "CODE" };
    private static readonly Option<long?> Finding = new("--finding") { Description = "What a finding is about, by finding_id of open_finding.", HelpName = "ID" };

    public static Command Create()
    {
        var command = new Command("recheck", "Look again at a site, a column, an account or a finding, past all caches.") { Site, Column, Account, Finding, AllowNetwork.Option };
        command.Validators.Add(result =>
        {
            var given = new Option[] { Site, Column, Account, Finding }.Count(option => result.GetResult(option) is not null);
            if (given != 1) result.AddError("recheck: give one of --site CODE, --column ID, --account CODE, --finding ID");
        });
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, token), ct));
        return command;
    }

    private static RecheckQuestion Question(ParseResult parse) =>
        parse.GetValue(Finding) is { } finding ? RecheckQuestion.Finding(finding)
        : parse.GetValue(Column) is { } column ? RecheckQuestion.Column(column)
        : parse.GetValue(Account) is { } account ? RecheckQuestion.Account(account.Trim())
        : RecheckQuestion.Site(parse.GetValue(Site)!.Trim());

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, CancellationToken ct)
    {
        var intake = services.GetRequiredService<RecheckIntake>();
        var answer = await intake.ResolveAsync(Question(parse), ct);
        if (answer is RecheckAnswer.AccountVisit account) return await AccountAsync(services, parse, account, ct);
        if (answer is not RecheckAnswer.Visit visit)
        {
            var unknown = (RecheckAnswer.Unknown)answer;
            var near = unknown.Near.Count == 0 ? "" : $"；相近的有：{string.Join("、", unknown.Near)}";
            await Console.Error.WriteLineAsync($"recheck: {unknown.Message}{near}");
            return ExitCode.Unknown;
        }

        var columns = new CrawlScope
        {
            Kind = RunKind.Recheck,
            Description = visit.Scope,
            SiteIds = [visit.SiteId],
            ColumnIds = visit.ColumnIds,
            BypassCaches = true,
            AllowedNetworks = AllowNetwork.Of(parse),
            OnOpened = (runId, token) => intake.RecordAsync(visit, runId, token),
        };
        var links = columns with { Kind = RunKind.Links, Description = $"{visit.Scope}的链接和IPv6" };
        var runner = services.GetRequiredService<CrawlRunner>();
        var query = services.GetRequiredService<ReportQuery>();
        var onlyLinks = visit.SiteRule is { } rule && RuleSet.All.IsOfSurvey(rule);
        if (!onlyLinks) await PrintAsync(query, visit, await ProgressDisplay.ShowAsync("复查", "站", progress => runner.RunAsync(columns, progress, ct)), ct);
        // A finding of the columns asks for these alone; a whole site, or a finding of the survey, for its links too.
        if (onlyLinks || visit is { ColumnIds: null, SiteRule: null })
        {
            var earlier = await SurveyAsync(query, visit, "复查前", ct);
            var summary = await ProgressDisplay.ShowAsync("复查链接和IPv6", "站", progress => runner.RunAsync(links, progress, ct));
            Console.WriteLine($"批次 {summary.RunId}：{visit.Scope}的链接和IPv6，{summary.Elapsed.TotalSeconds:F1} 秒（未使用任何缓存）");
            await TextTable.PrintAsync(Both(earlier, await SurveyAsync(query, visit, "复查", ct)), "链接和IPv6复查前后对照");
            await PrintChangesAsync(query, summary, ct);
        }
        return ExitCode.Done;
    }

    private static async Task<int> AccountAsync(IServiceProvider services, ParseResult parse, RecheckAnswer.AccountVisit account, CancellationToken ct)
    {
        var query = services.GetRequiredService<ReportQuery>();
        var earlier = await RowsAsync(query, AccountQuestion(account, "复查前"), ct);
        var scope = new AccountScope { Description = $"复查账号 {account.Name}", AccountIds = [account.AccountId], BypassCaches = true, AllowedNetworks = AllowNetwork.Of(parse) };
        var summary = await ProgressDisplay.ShowAsync("复查账号", "个", progress => services.GetRequiredService<AccountRunner>().RunAsync(scope, progress, ct));
        Console.WriteLine($"批次 {summary.RunId}：{scope.Description}，{summary.Elapsed.TotalSeconds:F1} 秒（未使用任何缓存）");
        await TextTable.PrintAsync(Both(earlier, await RowsAsync(query, AccountQuestion(account, "复查"), ct)), "账号复查前后对照");
        await PrintChangesAsync(query, summary, ct);
        return ExitCode.Done;
    }

    private static string AccountQuestion(RecheckAnswer.AccountVisit account, string label) => $"""
        select '{label}' as 何时, account as 账号, platform as 平台, state as 情况, newest as 最近发布, days_left as 剩余天数, source as 来源, reason as 说明, checked_at as 检查时间
        from account_freshness where account_code = '{account.Code.Replace("'", "''", StringComparison.Ordinal)}'
        """;

    /// <summary>The site's survey as the views show it now: the header and one row.</summary>
    private static Task<List<object?[]>> SurveyAsync(ReportQuery query, RecheckAnswer.Visit visit, string label, CancellationToken ct) => RowsAsync(query, $"""
        select '{label}' as 何时, l.state as 链接, l.addresses as 不同地址, l.broken as 确认失效, l.unconfirmed + l.suspected as 疑似, l.unproven as 未能复核,
               split_part(v.state, '：', 1) as 首页IPv6, v.second_share as "二级支持率%", v.third_share as "三级支持率%", l.checked_at as 检测时间
        from link_survey l join ipv6_support v using (site_code) where site_code = '{visit.SiteCode.Replace("'", "''", StringComparison.Ordinal)}'
        """, ct);

    private static async Task<List<object?[]>> RowsAsync(ReportQuery query, string question, CancellationToken ct)
    {
        var rows = new List<object?[]>();
        await foreach (var row in query.AskAsync(question, ct)) rows.Add(row);
        return rows;
    }

    private static async IAsyncEnumerable<object?[]> Both(List<object?[]> earlier, List<object?[]> now)
    {
        foreach (var row in earlier.Concat(now.Skip(1))) yield return row;
        await Task.CompletedTask;
    }

    private static async Task PrintAsync(ReportQuery query, RecheckAnswer.Visit visit, RunSummary summary, CancellationToken ct)
    {
        Console.WriteLine($"批次 {summary.RunId}：{visit.Scope}，{summary.Pages} 页，{summary.Elapsed.TotalSeconds:F1} 秒（未使用任何缓存）");
        await TextTable.PrintAsync(
            query.AskAsync($"""
                select column_id as 栏目编号, column_name as 栏目, {ChineseText.Outcome("earlier_outcome")} as 原结果, earlier_newest as 原最近更新, earlier_at as 原检查时间,
                       {ChineseText.Outcome("outcome")} as 复查结果, newest as 最近更新, reason as 说明
                from recheck_result where run_id = {summary.RunId}
                """, ct),
            "复查前后对照");
        await PrintChangesAsync(query, summary, ct);
    }

    private static async Task PrintChangesAsync(ReportQuery query, RunSummary summary, CancellationToken ct) =>
        await TextTable.PrintAsync(
            query.AskAsync($"select finding_id as 问题编号, rule as 规则, target as 对象, {ChineseText.Change("kind")} as 变化, summary as 说明 from finding_history where run_id = {summary.RunId}", ct),
            "问题的变化");
}
