using System.Collections.Concurrent;
using System.Globalization;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Files;

namespace FreshnessCrawler.DemoCity.Checking;

/// <summary>Asks every source of every account, and compares what comes with the truth.</summary>
public static class AccountCheck
{
    private const int AtOnce = 8;

    /// <returns>What is not as the truth says.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(TruthFile truth, string lists, HttpClient client, TextWriter output, CancellationToken cancellationToken)
    {
        var faults = new ConcurrentQueue<string>();
        var sources = truth.Accounts.SelectMany(account => account.Sources, (account, source) => (account, source)).ToList();
        await Parallel.ForEachAsync(sources, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (pair, token) =>
        {
            var fault = pair.source.Kind == "list" ? List(Path.Combine(lists, pair.source.Address), pair.account.Code, pair.source) : await AskAsync(client, pair.source, token);
            if (fault is not null) faults.Enqueue($"{pair.account.Code} {pair.account.Platform} {pair.source.Address} {pair.source.Fault}: {fault}");
        });
        foreach (var (text, problem) in truth.Campaigns.Select(text => (text, Fault(text)))) if (problem is not null) faults.Enqueue($"{text.Url}: {problem}");
        await output.WriteLineAsync($"accounts {truth.Accounts.Count}, sources {sources.Count}, shapes " + Tally(sources.Select(pair => $"{pair.source.Shape}")));
        await output.WriteLineAsync("access   " + Tally(truth.Accounts.Select(account => $"{account.Access}")));
        foreach (var rule in truth.Accounts.SelectMany(account => account.Rules.Keys).Distinct(StringComparer.Ordinal))
            await output.WriteLineAsync($"{rule,-8} " + Tally(truth.Accounts.Where(account => account.Rules.ContainsKey(rule)).Select(account => $"{account.Rules[rule]}")));
        return [.. faults.Order(StringComparer.Ordinal)];
    }

    private static async Task<string?> AskAsync(HttpClient client, TrueSource source, CancellationToken token)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(source.Address), token);
            var status = (int)response.StatusCode;
            if (status != StatusOf(source.Fault, source.Shape)) return $"status {status}";
            if (source.Newest is not { } newest) return null;
            var text = await response.Content.ReadAsStringAsync(token);
            return Forms(newest).Any(form => text.Contains(form, StringComparison.Ordinal)) ? null : $"{newest:yyyy-MM-dd HH:mm:ss} is not shown";
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return source.Fault == FeedFault.Broken ? null : failure.Message;
        }
    }

    private static int StatusOf(FeedFault fault, FeedShape shape) => fault switch
    {
        FeedFault.Forbidden => 403,
        FeedFault.Teapot => 418,
        FeedFault.Status432 => 432,
        FeedFault.TooMany => 429,
        FeedFault.Challenge => 412,
        FeedFault.CookieExpired when shape != FeedShape.Exporter => 503,
        FeedFault.RsshubError => 503,
        FeedFault.NotFound => 404,
        FeedFault.UnknownId => 400,
        _ => 200,
    };

    private static string? List(string path, string code, TrueSource source)
    {
        if (!File.Exists(path)) return "no such file";
        var shown = Minute(source.Newest!.Value);
        return File.ReadAllText(path) is var text && text.Contains(code, StringComparison.Ordinal) && text.Contains(shown, StringComparison.Ordinal) ? null : $"{shown} is not shown";
    }

    private static string? Fault(TrueCampaign text) =>
        text.IsCampaign == (text.Filing is not null && text.StartsOn > text.Published) ? null : "a campaign without its filing or its first day";

    // As each shape prints it.
    private static IEnumerable<string> Forms(DateTimeOffset at)
    {
        var (utc, china) = (at.ToUniversalTime(), at.ToOffset(TimeSpan.FromHours(8)));
        yield return utc.ToString("R", CultureInfo.InvariantCulture);
        yield return utc.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        yield return utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        yield return china.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        yield return china.ToString("yyyy-MM-dd'T'HH:mm'+08:00'", CultureInfo.InvariantCulture);
        yield return china.ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        yield return china.ToString("dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        yield return china.ToString("ddd MMM dd HH:mm:ss '+0800' yyyy", CultureInfo.InvariantCulture);
        yield return at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }

    private static string Minute(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Tally(IEnumerable<string> words) => string.Join(", ", words.CountBy(word => word).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));
}
