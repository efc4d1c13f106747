using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Checking;

/// <summary>Asks hosts and links over IPv6 alone, and compares with what IPv4 answers.</summary>
public sealed class V6Check(CityClient v4, CityClient v6)
{
    private const double MostDifferent = 0.1;

    private readonly ConcurrentDictionary<string, Lazy<Task<TrueV6State>>> _hosts = new(StringComparer.Ordinal);

    /// <param name="authority">Scheme, host and port.</param>
    public Task<TrueV6State> StateAsync(string authority) => _hosts.GetOrAdd(authority, root => new Lazy<Task<TrueV6State>>(() => LookAsync(new Uri(root)))).Value;

    /// <summary>Counts the links that open over IPv6 with the status that they have over IPv4.</summary>
    public async Task<TrueV6Rate> RateAsync(IReadOnlyCollection<MetLink> links, int pageLevel, CancellationToken cancellationToken)
    {
        var counted = links.Where(link => link is { Own: true, IsPage: true, Class: TrueLinkClass.Ok or TrueLinkClass.Moved } && link.Level == pageLevel).ToList();
        var supporting = 0;
        await Parallel.ForEachAsync(counted, new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = cancellationToken }, async (link, token) =>
        {
            if (await StateAsync(new Uri(link.Url).GetLeftPart(UriPartial.Authority)) != TrueV6State.Operational) return;
            using var answer = await v6.Http.GetAsync(new Uri(link.Url), HttpCompletionOption.ResponseHeadersRead, token);
            if (answer.IsSuccessStatusCode) Interlocked.Increment(ref supporting);
        });
        return new TrueV6Rate(counted.Count, supporting);
    }

    private async Task<TrueV6State> LookAsync(Uri root)
    {
        IPAddress? address;
        try
        {
            address = await v6.AddressAsync(root.Host);
            if (address is null) return await v4.AddressAsync(root.Host) is null ? TrueV6State.NotTested : TrueV6State.NoAddress;
        }
        catch (IOException)
        {
            return TrueV6State.NotTested;
        }

        // In this city ::1 is the world's; all else that it has is good for nothing.
        if (!address.Equals(IPAddress.IPv6Loopback)) return TrueV6State.NoAddress;
        try
        {
            var (here, there) = (await v4.Http.GetStringAsync(root), await v6.Http.GetStringAsync(root));
            return Difference(here, there) <= MostDifferent ? TrueV6State.Operational : TrueV6State.Different;
        }
        catch (HttpRequestException failure) when (failure.InnerException is SocketException)
        {
            return TrueV6State.Unreachable;
        }
    }

    private static double Difference(string one, string other)
    {
        // What is new with every request stands in attributes and counters; the lines with links are the page.
        string[] a = Lines(one), b = Lines(other);
        var common = a.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shared = b.Count(line => common.TryGetValue(line, out var left) && (common[line] = left - 1) >= 0);
        return 1 - ((double)shared / Math.Max(1, Math.Max(a.Length, b.Length)));
    }

    private static string[] Lines(string html) => html.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
