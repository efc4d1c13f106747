using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Storage.Registry;

internal static class NetworksFile
{
    private const int WidestPrivate4 = 8;
    private const int WidestPrivate6 = 16;

    public static List<NetworkEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems)
    {
        var entries = new List<NetworkEntry>();
        foreach (var row in rows)
        {
            var fields = new RowFields(row, problems);
            var network = Network(fields, problems);
            var allow = fields.Flag("allow_private");
            if (allow && network is { } n && n.PrefixLength < (n.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? WidestPrivate4 : WidestPrivate6))
                problems.Add(row, "network", "网段太大，不能整段放行；请写到具体网段");
            var entry = new NetworkEntry(
                row, network ?? default, allow, fields.Number("requests_per_second", 0, 10_000), fields.Integer("connections", 1, 64), fields.Required("reason"), fields.Required("by"));
            if (network is not null)
                entries.Add(entry);
        }

        return RegistryEntries.WithoutRepeats(entries, e => e.Network.ToString(), e => e.Row, "network", "网段", problems);
    }

    private static IPNetwork? Network(RowFields fields, ProblemList problems)
    {
        var text = fields.Narrow("network");
        if (!text.Contains('/', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) && IsWhole(address, text))
            return new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        if (IPNetwork.TryParse(text, out var network) && IPAddress.TryParse(text.Split('/')[0], out var first) && first.Equals(network.BaseAddress) && IsWhole(first, text))
            return network;
        problems.Add(fields.Row, "network", "网段写法不对；应形如 10.1.0.0/16，主机位须为 0，单个地址可直接写");
        return null;
    }

    /// <summary>"10.1" is an address to the parser, but not what anybody meant.</summary>
    private static bool IsWhole(IPAddress address, string text) =>
        address.AddressFamily != AddressFamily.InterNetwork || text.Split('/')[0].Split('.').Length == 4;
}
