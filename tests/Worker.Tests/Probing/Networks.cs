using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using FreshnessCrawler.DemoCity.Naming;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing;

/// <summary>Three networks of this machine in a row: a client, a router, and a far side with a site and a name server, each a namespace of its own.
/// Disposing it takes all of it away. Tests that need it are skipped where this machine may not make one.</summary>
internal sealed class Networks : IAsyncDisposable
{
    public const string FarV4 = "10.77.2.2";
    public const string FarV6 = "fd77:2::2";
    public const string RouterV4 = "10.77.1.1";
    public const string RouterV6 = "fd77:1::1";

    private const int NewNetwork = 0x40000000;

    private static int s_made;

    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"fc{Environment.ProcessId}x{Interlocked.Increment(ref s_made)}");
    private readonly List<Socket> _sockets = [];
    private NameServer? _names;

    private Networks()
    {
    }

    /// <summary>The namespace that the worker is run in.</summary>
    public string Client => $"{_name}c";

    private string Router => $"{_name}r";
    private string Far => $"{_name}f";

    /// <param name="v4">Whether the client has IPv4.</param>
    /// <param name="v6">Whether the client has an IPv6 address and a route.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    public static async Task<Networks> CreateAsync(CancellationToken cancellationToken, bool v4 = true, bool v6 = true)
    {
        Assert.SkipWhen(NameServer.Program is null, "The name server nsd is not installed (Debian package nsd).");
        var networks = new Networks();
        try
        {
            await networks.MakeAsync(v4, v6);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            await networks.DisposeAsync();
            Assert.Skip($"This machine cannot make network namespaces: {e.Message}");
        }
        networks.Serve(networks.Far, FarV4, FarV6);
        networks.Serve(networks.Router, RouterV4, RouterV6);
        var zone = new NameZone("far.example", $"""
            www IN A {FarV4}
            www IN AAAA {FarV6}
            four IN A {FarV4}
            six IN AAAA {FarV6}
            """);
        networks._names = await NameServer.StartAsync(
            [zone], cancellationToken, v4 ? IPAddress.Parse(FarV4) : IPAddress.Parse(FarV6), 53, ["ip", "netns", "exec", networks.Far]);
        return networks;
    }

    /// <summary>The far side's IPv6 vanishes on the way: dropped, not refused.</summary>
    public Task DropIpv6Async() => IpAsync($"-n {Router} -6 route add blackhole {FarV6}/128");

    /// <summary>The client keeps its IPv6 address and loses its way out.</summary>
    public Task LoseIpv6RouteAsync() => IpAsync($"-n {Client} -6 route del default");

    /// <summary>All of the client's way out is cut.</summary>
    public Task CutOffAsync() => IpAsync($"-n {Client} link set near down");

    /// <summary>Makes the client's way bad: words of tc's netem. The test is skipped where the kernel has none.</summary>
    public async Task WorsenAsync(string how)
    {
        try
        {
            await RunAsync("tc", $"-n {Client} qdisc add dev near root netem {how}");
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"This machine has no netem: {e.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets) socket.Dispose();
        if (_names is not null) await _names.DisposeAsync();
        foreach (var space in new[] { Client, Router, Far })
        {
            try
            {
                await IpAsync($"netns del {space}");
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // What could not be made cannot be taken away.
            }
        }
    }

    private async Task MakeAsync(bool v4, bool v6)
    {
        foreach (var space in new[] { Client, Router, Far })
        {
            await IpAsync($"netns add {space}");
            await IpAsync($"-n {space} link set lo up");
        }
        await IpAsync($"link add near netns {Client} type veth peer name near netns {Router}");
        await IpAsync($"link add far netns {Far} type veth peer name far netns {Router}");
        await UpAsync(Router, "near", RouterV4, RouterV6);
        await UpAsync(Router, "far", "10.77.2.1", "fd77:2::1");
        await UpAsync(Far, "far", FarV4, FarV6);
        await UpAsync(Client, "near", v4 ? "10.77.1.2" : null, v6 ? "fd77:1::2" : null);
        await RunAsync("ip", $"netns exec {Router} sh -c", "echo 1 > /proc/sys/net/ipv6/conf/all/forwarding; echo 1 > /proc/sys/net/ipv4/ip_forward");
        await IpAsync($"-n {Far} route add default via 10.77.2.1");
        await IpAsync($"-n {Far} -6 route add default via fd77:2::1");
        if (v4) await IpAsync($"-n {Client} route add default via {RouterV4}");
        if (v6) await IpAsync($"-n {Client} -6 route add default via {RouterV6}");
    }

    private static async Task UpAsync(string space, string device, string? v4, string? v6)
    {
        if (v4 is not null) await IpAsync($"-n {space} addr add {v4}/24 dev {device}");
        if (v6 is not null) await IpAsync($"-n {space} -6 addr add {v6}/64 dev {device} nodad");
        await IpAsync($"-n {space} link set {device} up");
    }

    /// <summary>A site at port 80 of each address.</summary>
    private void Serve(string space, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            var socket = Within(space, () =>
            {
                var endPoint = new IPEndPoint(IPAddress.Parse(address), 80);
                var listening = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                listening.Bind(endPoint);
                listening.Listen();
                return listening;
            });
            _sockets.Add(socket);
            _ = AnswerAllAsync(socket);
        }
    }

    private static async Task AnswerAllAsync(Socket listening)
    {
        try
        {
            while (true) _ = AnswerAsync(await listening.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end of the networks.
        }
    }

    private static async Task AnswerAsync(Socket socket)
    {
        const string Page = "<html><head><title>远方</title></head><body>正文</body></html>";
        try
        {
            using (socket)
            {
                if (await socket.ReceiveAsync(new byte[8192]) == 0) return;
                var body = Encoding.UTF8.GetBytes(Page);
                await socket.SendAsync((byte[])[.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body]);
                socket.Shutdown(SocketShutdown.Both);
            }
        }
        catch (SocketException)
        {
            // The visitor hung up.
        }
    }

    // A socket stays in the namespace in which it was made, a thread too: this one is thrown away.
    private static Socket Within(string space, Func<Socket> make)
    {
        Socket? made = null;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var handle = File.OpenHandle($"/var/run/netns/{space}");
                if (setns(handle.DangerousGetHandle().ToInt32(), NewNetwork) != 0) throw new InvalidOperationException($"setns: {Marshal.GetLastPInvokeError()}");
                made = make();
            }
            catch (Exception e) when (e is IOException or SocketException or InvalidOperationException or UnauthorizedAccessException)
            {
                fault = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        fault?.Throw();
        return made!;
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
