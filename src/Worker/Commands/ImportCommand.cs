using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.Storage.Campaigns;
using FreshnessCrawler.Storage.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>import FILE|DIR…</c>: the registry's CSV files, all checked before any is taken.</summary>
public static class ImportCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly Argument<string[]> Paths = new("FILE|DIR")
    {
        Description = "units.csv, sites.csv, columns.csv, networks.csv, robots.csv, maintenance.csv, accounts.csv, account_sources.csv, interaction.csv, filings.csv, or directories that hold them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "The result as one JSON object." };

    private static readonly Option<bool> CloseMany = new("--close-many") { Description = "Take an import that closes a large part of the registry, e.g. to put another city in its place." };

    public static Command Create()
    {
        var command = new Command("import", "Check the registry's files and merge them; nothing is stored unless every row is right.") { Paths, CloseMany, Json };
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, CancellationToken ct)
    {
        var paths = parse.GetRequiredValue(Paths);
        if (paths.FirstOrDefault(p => !File.Exists(p) && !Directory.Exists(p)) is { } missing)
        {
            await Console.Error.WriteLineAsync($"import: there is no file or directory '{missing}'");
            return ExitCode.Unknown;
        }
        var result = await services.GetRequiredService<RegistryImport>().ImportAsync(paths, ct, parse.GetValue(CloseMany));
        if (result.Succeeded) await services.GetRequiredService<CampaignBook>().RematchAsync(ct);
        if (parse.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(result, Indented));
        else Print(result);
        return result.Succeeded ? ExitCode.Done : ExitCode.Refused;
    }

    private static void Print(ImportResult result)
    {
        foreach (var problem in result.Problems) Console.Error.WriteLine(problem);
        if (!result.Succeeded)
        {
            Console.Error.WriteLine($"共 {result.Problems.Count} 处问题，未导入任何内容；请更正后重新导入。");
            return;
        }

        foreach (var warning in result.Warnings) Console.Error.WriteLine($"提示：{warning}");
        foreach (var count in result.Counts.Where(c => c.Added + c.Changed + c.Closed + c.Unchanged > 0))
            Console.WriteLine($"{Chinese(count.Kind)}：新增 {count.Added}，更改 {count.Changed}，关闭 {count.Closed}，未变 {count.Unchanged}");
        if (result.FindingsWithdrawn > 0) Console.WriteLine($"因关闭或豁免而不再适用的问题：{result.FindingsWithdrawn}");
        if (result.SitesWithoutAddress.Count > 0)
            Console.WriteLine($"无网址的网站 {result.SitesWithoutAddress.Count} 个：{string.Join('、', result.SitesWithoutAddress.Select(s => s.Name))}");
        if (result.AccountsWithoutSource > 0) Console.WriteLine($"没有登记来源、暂不能检查更新的账号 {result.AccountsWithoutSource} 个。");
        if (result.ChangedNothing) Console.WriteLine("与已有名录相同，未作更改。");
    }

    private static string Chinese(RegistryKind kind) => kind switch
    {
        RegistryKind.Unit => "单位",
        RegistryKind.Site => "网站",
        RegistryKind.Column => "栏目",
        RegistryKind.HomePage => "首页",
        RegistryKind.Network => "网段",
        RegistryKind.Maintenance => "停机维护",
        RegistryKind.Account => "账号",
        RegistryKind.AccountSource => "账号来源",
        RegistryKind.Interaction => "互动核查",
        RegistryKind.Filing => "活动报备",
        _ => "robots 例外",
    };
}
