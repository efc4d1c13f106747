using System.Diagnostics;
using System.Net.Sockets;
using FreshnessCrawler.DemoCity.Files;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Checking;

/// <summary>Compares what the city serves with the truth of its links and of its IPv6.</summary>
public static class LinkCheck
{
    /// <returns>What contradicts the truth.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(TruthFile truth, TextWriter output, CancellationToken cancellationToken)
    {
        using var v4 = new CityClient(truth.NameServer!, AddressFamily.InterNetwork, redirects: false, anyCertificate: false);
        using var v4Pages = new CityClient(truth.NameServer!, AddressFamily.InterNetwork, redirects: true, anyCertificate: true);
        using var v6 = new CityClient(truth.NameServer!, AddressFamily.InterNetworkV6, redirects: true, anyCertificate: true);
        var walk = new LinkWalk(v4);
        var families = new V6Check(v4Pages, v6);
        var faults = new List<string>();
        var watch = Stopwatch.StartNew();
        var (links, rates, problems) = (0, 0, 0);
        foreach (var site in truth.Links.Where(site => site.Tested && site.Wholly is null))
        {
            var home = new Uri(truth.Columns.First(column => column.Site == site.Site && column.Category == Category.Home).Url);
            var met = await walk.RunAsync(home, await ForbiddenAsync(v4Pages, home), cancellationToken);
            links += met.Count;
            problems += site.Problems.Count;
            faults.AddRange(Compare(site, met));
            var ipv6 = truth.Ipv6!.Sites.First(other => other.Site == site.Site);
            if (await families.StateAsync(home.GetLeftPart(UriPartial.Authority)) is var state && state != ipv6.State) faults.Add($"{site.Site} is {state} over IPv6, not {ipv6.State}");
            foreach (var (level, expected) in new[] { (1, ipv6.Level2), (2, ipv6.Level3) })
            {
                if (expected is null) continue;
                rates++;
                if (await families.RateAsync(met, level, cancellationToken) is var rate && rate != expected) faults.Add($"{site.Site} level {level + 1}: {rate}, not {expected}");
            }
        }

        foreach (var (authority, expected) in truth.Ipv6!.Hosts)
        {
            var scheme = truth.Links.SelectMany(site => site.Problems).Any(link => link.Url.StartsWith($"https://{authority}/", StringComparison.Ordinal)) ? "https" : "http";
            if (await families.StateAsync($"{scheme}://{authority}") is var state && state != expected) faults.Add($"{authority} is {state} over IPv6, not {expected}");
        }

        await output.WriteLineAsync($"{links} links, {problems} problems among them, {rates} IPv6 rates, {truth.Ipv6.Hosts.Count} hosts, {walk.Requests} requests over IPv4, {watch.Elapsed.TotalSeconds:0} s");
        return faults;
    }

    private static IEnumerable<string> Compare(TrueSiteLinks site, IReadOnlyCollection<MetLink> met)
    {
        var either = site.EitherWay.ToHashSet(StringComparer.Ordinal);
        var expected = site.Problems.ToDictionary(link => link.Url, link => (link.Class, link.Level), StringComparer.Ordinal);
        var planted = site.Planted.ToDictionary(link => link.Url, StringComparer.Ordinal);
        foreach (var link in met.Where(link => !either.Contains(link.Url)))
        {
            if (expected.Remove(link.Url, out var problem))
            {
                if (problem != (link.Class, link.Level)) yield return $"{site.Site} {link.Url}: {link.Class} on level {link.Level}, not {problem}";
            }
            else if (!LinkTruth.IsFine(link.Class)) yield return $"{site.Site} {link.Url}: {link.Class} on level {link.Level}, which the truth does not name";
            else if (planted.TryGetValue(link.Url, out var known) && known.Class != link.Class) yield return $"{site.Site} {link.Url}: {link.Class}, not {known.Class}";
        }

        foreach (var (url, problem) in expected) yield return $"{site.Site} {url}: {problem}, and on no page";
        if (site.Addresses is { } addresses && addresses != met.Count) yield return $"{site.Site}: {met.Count} addresses, not {addresses}";
    }

    private static async Task<string?> ForbiddenAsync(CityClient client, Uri home)
    {
        using var answer = await client.Http.GetAsync(new Uri(home, "/robots.txt"));
        if (!answer.IsSuccessStatusCode) return null;
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        // One site's is overridden by its office: everything of it may be read.
        return lines.FirstOrDefault(line => line.StartsWith("Disallow: /", StringComparison.Ordinal) && line.Length > "Disallow: /".Length)?["Disallow: ".Length..];
    }
}
