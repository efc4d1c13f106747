using System.Text.Json;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Crawling;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

/// <summary>The survey of links and IPv6, from the registry's files to the views, over a city whose truth is written down.</summary>
public sealed class SurveyTruthTests(PostgresFixture postgres)
{
    private const int SmallCity = 16;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_LinksOfTheDemoCity_EveryProblemAndRateIsAsTheTruthSays()
    {
        await using var night = await DemoNight.StartAsync(postgres, SmallCity, Ct);

        await night.Runner.RunAsync(new CrawlScope { Kind = RunKind.Links, Description = "全部网站的链接和IPv6" }, null, Ct);

        var truth = night.Truth.GetProperty("links").EnumerateArray().Where(site => site.GetProperty("wholly").ValueKind == JsonValueKind.Null).ToList();
        Assert.Contains(truth, site => site.GetProperty("problems").GetArrayLength() > 5);
        var either = truth.SelectMany(site => site.GetProperty("eitherWay").EnumerateArray().Select(link => Key(site, Url(link)))).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            [.. truth.SelectMany(site => site.GetProperty("problems").EnumerateArray()
                .Select(link => (Key: Key(site, Url(link)), Class: link.GetProperty("class").GetString()!)))
                .Where(link => !either.Contains(link.Key)).Select(link => $"{link.Key} {link.Class}").Order(StringComparer.Ordinal)],
            await ProblemsAsync(night, truth, either));
        Assert.Equal(BrokenOf(truth), (await night.AskAsync("select distinct site_code from open_finding where rule = 'S-LINK' order by 1", Ct)).Select(row => (string)row[0]!));

        // Innocent panels are none, the planted ones all are.
        Assert.Equal(
            night.Truth.GetProperty("hiddenLinks").EnumerateArray().Where(link => !link.GetProperty("innocent").GetBoolean())
                .Select(link => Key(link, Url(link))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            (await night.AskAsync("select distinct site_code || ' ' || url from hidden_link", Ct)).Select(row => (string)row[0]!).Order(StringComparer.Ordinal));

        Assert.SkipUnless(night.Truth.GetProperty("ipv6").GetProperty("served").GetBoolean(), "this machine has no IPv6 loopback");
        var rates = (await night.AskAsync("select site_code, second_counted, second_supporting, third_counted, third_supporting from ipv6_support", Ct))
            .ToDictionary(row => (string)row[0]!, row => string.Join(' ', row[1..]), StringComparer.Ordinal);
        var expected = night.Truth.GetProperty("ipv6").GetProperty("sites").EnumerateArray()
            .Where(site => site.GetProperty("state").GetString() != "different" && site.GetProperty("level2").ValueKind == JsonValueKind.Object)
            .ToDictionary(site => site.GetProperty("site").GetString()!, site => $"{Rate(site, "level2")} {Rate(site, "level3")}", StringComparer.Ordinal);
        Assert.True(expected.Count > 5);
        Assert.Equal(expected, expected.Keys.ToDictionary(code => code, code => rates[code], StringComparer.Ordinal));

        var states = (await night.AskAsync("select site_code, state from ipv6_support", Ct)).ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        Assert.All(
            night.Truth.GetProperty("ipv6").GetProperty("sites").EnumerateArray().Where(site => site.GetProperty("state").GetString() != "notTested"),
            site => Assert.Equal(StateText(site.GetProperty("state").GetString()!), states[site.GetProperty("site").GetString()!]));
    }

    private static string StateText(string state) => state switch
    {
        "operational" => "支持IPv6",
        "different" => "可连接，与IPv4内容不一致",
        "unreachable" => "有IPv6地址，连接不上",
        "noAddress" => "无可用的IPv6地址",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no text"),
    };

    private static string Rate(JsonElement site, string level) =>
        $"{site.GetProperty(level).GetProperty("counted").GetInt32()} {site.GetProperty(level).GetProperty("supporting").GetInt32()}";

    private static string Url(JsonElement link) => link.ValueKind == JsonValueKind.String ? link.GetString()! : link.GetProperty("url").GetString()!;

    private static string Key(JsonElement site, string url) => $"{site.GetProperty("site").GetString()} {url}";

    private static IEnumerable<string> BrokenOf(List<JsonElement> truth) => truth
        .Where(site => site.GetProperty("problems").EnumerateArray().Any(link => link.GetProperty("class").GetString() == "broken"))
        .Select(site => site.GetProperty("site").GetString()!)
        .Order(StringComparer.Ordinal);

    private static async Task<List<string>> ProblemsAsync(DemoNight night, List<JsonElement> truth, HashSet<string> either)
    {
        var sites = truth.Select(site => site.GetProperty("site").GetString()!).ToHashSet(StringComparer.Ordinal);
        var rows = await night.AskAsync("select site_code, url, class from link_problem", Ct);
        return [.. rows.Where(row => sites.Contains((string)row[0]!) && !either.Contains($"{row[0]} {row[1]}"))
            .Select(row => $"{row[0]} {row[1]} {row[2]}").Order(StringComparer.Ordinal)];
    }
}
