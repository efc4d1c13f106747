using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

/// <summary>A network namespace at the other end of a veth pair, with good and bad IPv6 addresses behind it. Disposing it takes all of it away.
/// Tests that need it are skipped where this machine may not make one.</summary>
public sealed class FarSide : IAsyncLifetime
{
    public static readonly IPNetwork Network = IPNetwork.Parse("fd77::/16");

    private const int NewNetwork = 0x40000000;

    private static int s_sides;

    // Other test processes of this machine have theirs.
    private readonly string _name;
    private readonly string _prefix;
    private readonly List<Socket> _sockets = [];
    private string? _missing;

    public FarSide()
    {
        var side = Interlocked.Increment(ref s_sides);
        _name = string.Create(CultureInfo.InvariantCulture, $"far{Environment.ProcessId}x{side}");
        _prefix = $"fd77:{Environment.ProcessId >> 8 & 0xFFFF:x}:{(Environment.ProcessId & 0xFF) << 8 | side & 0xFF:x}";
    }

    /// <summary>Where a server can listen (<see cref="Listen"/>).</summary>
    public string Good => $"{_prefix}::2";

    /// <summary>What is sent there vanishes.</summary>
    public string BlackHole => $"{_prefix}:1::1";

    /// <summary>The router on the way says that there is no way.</summary>
    public string NoWay => $"{_prefix}:2::1";

    /// <summary>This machine has no route there.</summary>
    public string NoRoute => $"{_prefix}:3::1";

    public async ValueTask InitializeAsync()
    {
        try
        {
            await IpAsync($"netns add {_name}");
            await IpAsync($"link add {_name} type veth peer name far0 netns {_name}");
            await IpAsync($"-6 addr add {_prefix}::1/64 dev {_name} nodad");
            await IpAsync($"link set {_name} up");
            await IpAsync($"-n {_name} -6 addr add {Good}/64 dev far0 nodad");
            await IpAsync($"-n {_name} link set far0 up");
            await IpAsync($"-n {_name} -6 route add blackhole {BlackHole}/128");
            await IpAsync($"-n {_name} -6 route add unreachable {NoWay}/128");
            await RunAsync("ip", $"netns exec {_name} sh -c", "echo 1 > /proc/sys/net/ipv6/conf/all/forwarding");
            await IpAsync($"-6 route add {BlackHole}/128 via {Good}");
            await IpAsync($"-6 route add {NoWay}/128 via {Good}");
            await IpAsync($"-6 route add unreachable {NoRoute}/128");
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            _missing = $"This machine cannot make network namespaces: {e.Message}";
        }
    }

    public void SkipWhereMissing() => Assert.SkipWhen(_missing is not null, _missing ?? "");

    /// <summary>A listening socket at <see cref="Good"/>.</summary>
    public Socket Listen(int port)
    {
        Socket? socket = null;
        ExceptionDispatchInfo? fault = null;
        // A socket stays in the namespace in which it was made, a thread too: this one is thrown away.
        var thread = new Thread(() =>
        {
            try
            {
                using var space = File.OpenHandle($"/var/run/netns/{_name}");
                if (setns(space.DangerousGetHandle().ToInt32(), NewNetwork) != 0) throw new InvalidOperationException($"setns: {Marshal.GetLastPInvokeError()}");
                socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(Good), port));
                socket.Listen();
            }
            catch (Exception e) when (e is IOException or SocketException or InvalidOperationException or UnauthorizedAccessException)
            {
                fault = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        fault?.Throw();
        _sockets.Add(socket!);
        return socket!;
    }

    /// <summary>Makes the way there bad: words of tc's netem. The test is skipped where the kernel has none.</summary>
    public async Task WorsenAsync(string how)
    {
        try
        {
            await RunAsync("tc", $"qdisc add dev {_name} root netem {how}");
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"This machine has no netem: {e.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) socket.Dispose();
        foreach (var undo in new[] { $"link del {_name}", $"-6 route del unreachable {NoRoute}/128", $"netns del {_name}" })
        {
            try
            {
                await IpAsync(undo);
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // What could not be made cannot be taken away.
            }
        }
    }

    private static Task IpAsync(string words) => RunAsync("ip", words);

    private static async Task RunAsync(string program, string words, params string[] last)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [.. words.Split(' '), .. last]) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {words}: {said.Trim()}");
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setns(int space, int kind);
}
