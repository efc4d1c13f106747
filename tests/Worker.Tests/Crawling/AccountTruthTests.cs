using System.Text.Json;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>A night over the accounts, from the registry's files to the views, over a city whose truth is written down.</summary>
public sealed class AccountTruthTests(PostgresFixture postgres)
{
    private const int Accounts = 215;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_AccountsOfTheDemoCity_EveryOutcomeIsAsTheTruthSays()
    {
        await using var night = await DemoNight.StartAsync(postgres, 1, Ct, Accounts);

        await RunAsync(night, "全部账号");

        var truth = night.Truth.GetProperty("accounts").EnumerateArray().ToList();
        Assert.Equal(Accounts, truth.Count);
        Assert.Equal("", string.Join('\n', await DifferencesAsync(night, truth)));
        Assert.Equal(Fails(truth), await OpenAsync(night));

        // The notice's own five, and its two cancellations and one registration.
        Assert.Equal(
            [
                "九江经济技术开发区出口加工区管理局 今日头条 九江出口加工区 1.监测时间点2周未更新",
                "永修县公安局 抖音短视频 永修公安 1.监测时间点2周未更新",
                "都昌县农业农村局 微信 都昌县农业农村 1.监测时间点2周未更新",
                "都昌县退役军人事务局 微信 都昌县退役军人事务局 1.监测时间点2周未更新",
                "修水县市场监督管理局 微信 修水县市场监管 1.缺有效互动渠道功能",
            ],
            (await night.AskAsync("select unit, platform, account, problems from notice_annex2 order by no", Ct)).Select(row => string.Join(' ', row)));
        Assert.Equal(
            ["注销 今日头条", "注销 新浪微博", "申报新增 微信"],
            (await night.AskAsync("select kind, platform from account_register_changes where kind in ('注销', '申报新增') and quarter = (select quarter from account_register_changes order by changed_on desc limit 1)", Ct)).Select(row => string.Join(' ', row)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_CampaignsOfTheDemoCity_AreCandidatesWithTheirFilings()
    {
        await using var night = await DemoNight.StartAsync(postgres, 1, Ct, Accounts);

        await RunAsync(night, "全部账号");

        var texts = night.Truth.GetProperty("campaigns").EnumerateArray().Where(text => text.GetProperty("account").ValueKind == JsonValueKind.String).ToList();
        var found = (await night.AskAsync("select url, filing_state from campaign_candidates", Ct)).ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        Assert.Empty(found.Keys.Except(texts.Where(IsCampaign).Select(Url), StringComparer.Ordinal));
        // A quiz to punch in at every day is taken for a quiz.
        Assert.InRange(texts.Count(text => IsCampaign(text) && !found.ContainsKey(Url(text))), 0, 1);
        Assert.All(texts.Where(text => IsCampaign(text) && found.ContainsKey(Url(text))), text => Assert.StartsWith(
            text.GetProperty("filing").GetString() switch
            {
                "unfiled" => "未见报备",
                "late" => "报备不足",
                "onTime" => "按期报备",
                var other => throw new InvalidOperationException($"no text for {other}"),
            },
            found[Url(text)],
            StringComparison.Ordinal));
    }

    /// <summary>What a platform refuses is nobody's silence; what a person recorded and what the registry itself shows stays.</summary>
    [Theory]
    [InlineData("微信", "403")]
    [InlineData("新浪微博", "418")]
    [InlineData("今日头条", "waf")]
    [InlineData("抖音短视频", "login")]
    public async Task RunAsync_PlatformBlocked_FindsNothingOfItAndSaysWhy(string platform, string answer)
    {
        await using var night = await DemoNight.StartAsync(postgres, 1, Ct, Accounts);
        using var client = new HttpClient { BaseAddress = new Uri($"http://{night.City.City.Control}") };
        using (var blocked = await client.PostAsync($"/_demo/accounts/block?platform={Uri.EscapeDataString(platform)}&as={answer}&lists=old", null, Ct)) blocked.EnsureSuccessStatusCode();

        await RunAsync(night, "全部账号");

        var truth = night.Truth.GetProperty("accounts").EnumerateArray().ToList();
        Assert.Equal(
            Fails([.. truth.Where(account => Platform(account) != platform)]).Concat(Fails(truth).Where(key => key.EndsWith("V-M3a", StringComparison.Ordinal) || key.EndsWith("A-TWIN", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            await OpenAsync(night));
        var asked = (await night.AskAsync($"select account_code, state, reason from account_freshness where platform = '{platform}' and state <> 'suspended'", Ct)).ToList();
        // A list that a person keeps is no platform's to block; what it shows within the window stands.
        var kept = truth.Where(account => account.GetProperty("sources").EnumerateArray().Any(source => source.GetProperty("kind").GetString() == "list")).Select(Code).ToHashSet(StringComparer.Ordinal);
        Assert.True(asked.Count > 15);
        Assert.All(asked.Where(row => !kept.Contains((string)row[0]!)), row =>
        {
            Assert.Contains((string)row[1]!, new[] { "notRead", "unconfirmed", "undated" });
            Assert.False(string.IsNullOrEmpty((string?)row[2]), $"{row[0]} has no reason");
        });
    }

    private static Task<RunSummary> RunAsync(DemoNight night, string description) =>
        night.Services.GetRequiredService<AccountRunner>().RunAsync(new AccountScope { Description = description }, null, Ct);

    private static async Task<List<string>> DifferencesAsync(DemoNight night, List<JsonElement> truth)
    {
        var looks = (await night.TableAsync("SELECT a.code, o.access, o.reason FROM crawl.account_observation o JOIN crawl.account a ON a.id = o.account_id", Ct))
            .ToDictionary(row => (string)row[0]!, row => (Access: (string)row[1]!, Reason: row[2]), StringComparer.Ordinal);
        var verdicts = (await night.TableAsync("SELECT a.code, v.rule, v.outcome, v.summary FROM crawl.verdict v JOIN crawl.account a ON v.target_kind = 'account' AND a.id = v.target_id", Ct))
            .ToDictionary(row => $"{row[0]} {row[1]}", row => (Outcome: (string)row[2]!, Summary: row[3]), StringComparer.Ordinal);
        var differences = new List<string>();
        foreach (var account in truth)
        {
            var code = Code(account);
            if (account.GetProperty("access").GetString() is { } access)
            {
                var right = account.GetProperty("alsoRight").EnumerateArray().Select(also => also.GetString()!).Append(access).ToList();
                if (!looks.TryGetValue(code, out var look)) differences.Add($"{code}: no look");
                else if (!right.Contains(look.Access)) differences.Add($"{code}: {look.Access} ({look.Reason}), true is {access}; {Planted(account)}");
            }
            foreach (var rule in account.GetProperty("rules").EnumerateObject())
            {
                var said = verdicts.GetValueOrDefault($"{code} {rule.Name}");
                if ((said.Outcome ?? "notApplicable") != rule.Value.GetString()) differences.Add($"{code} {rule.Name}: {said.Outcome} ({said.Summary}), true is {rule.Value}; {Planted(account)}");
            }
        }

        return differences;
    }

    private static List<string> Fails(List<JsonElement> truth) =>
        [.. truth.SelectMany(account => account.GetProperty("rules").EnumerateObject().Where(rule => rule.Value.GetString() == "fail").Select(rule => $"{Code(account)} {rule.Name}")).Order(StringComparer.Ordinal)];

    private static async Task<IEnumerable<string>> OpenAsync(DemoNight night) =>
        (await night.AskAsync("select account_code, rule from open_finding where target_kind = 'account'", Ct)).Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal);

    private static bool IsCampaign(JsonElement text) => text.GetProperty("isCampaign").GetBoolean();

    private static string Url(JsonElement text) => text.GetProperty("url").GetString()!;

    private static string Code(JsonElement account) => account.GetProperty("code").GetString()!;

    private static string Platform(JsonElement account) => account.GetProperty("platform").GetString()!;

    private static string? Planted(JsonElement account) => account.GetProperty("planted").GetString();
}
