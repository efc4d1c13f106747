using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing;

/// <summary>An IPv6 address to which this machine has a route and of which nothing ever comes back: a router, a namespace of its own, drops what is
/// sent there. Disposing it takes both away. Tests that need it are skipped where this machine may not make one.</summary>
internal sealed class BlackHole : IAsyncDisposable
{
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"fb{Environment.ProcessId}");

    private BlackHole()
    {
    }

    public static IPNetwork Network { get; } = IPNetwork.Parse("fd77:71:2::/64");

    public static IPAddress Address { get; } = IPAddress.Parse("fd77:71:2::1");

    public static async Task<BlackHole> CreateAsync()
    {
        var hole = new BlackHole();
        try
        {
            await hole.MakeAsync();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            await hole.DisposeAsync();
            Assert.Skip($"This machine cannot make network namespaces: {e.Message}");
        }

        return hole;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var words in new[] { $"link del {_name}", $"netns del {_name}" })
        {
            try
            {
                await IpAsync(words);
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // What could not be made cannot be taken away.
            }
        }
    }

    private async Task MakeAsync()
    {
        await IpAsync($"netns add {_name}");
        await IpAsync($"link add {_name} type veth peer name near netns {_name}");
        await IpAsync($"-6 addr add fd77:71:1::1/64 dev {_name} nodad");
        await IpAsync($"link set {_name} up");
        await IpAsync($"-n {_name} addr add fd77:71:1::2/64 dev near nodad");
        await IpAsync($"-n {_name} link set near up");
        await IpAsync($"netns exec {_name} sysctl -qw net.ipv6.conf.all.forwarding=1");
        await IpAsync($"-n {_name} -6 route add blackhole {Network}");
        await IpAsync($"-6 route add {Network} via fd77:71:1::2");
    }

    private static async Task IpAsync(string words)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", words.Split(' ')) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"ip {words}: {said.Trim()}");
    }
}
