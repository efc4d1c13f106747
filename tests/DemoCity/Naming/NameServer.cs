using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FreshnessCrawler.DemoCity.Naming;

/// <summary>A real name server (Debian's nsd) as a child process in the foreground, with its files in a temporary directory. Names outside its
/// zones are answered REFUSED. Disposing it ends it.</summary>
public sealed class NameServer : IAsyncDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(20);
    private static readonly string[] Places = ["/usr/sbin/nsd", "/usr/local/sbin/nsd"];

    private readonly Process _process;
    private readonly DirectoryInfo _directory;

    private NameServer(Process process, DirectoryInfo directory, IPEndPoint endPoint)
    {
        _process = process;
        _directory = directory;
        EndPoint = endPoint;
    }

    /// <summary>Where the program is; null where the package nsd is not installed.</summary>
    public static string? Program => Array.Find(Places, File.Exists);

    /// <summary>Where it is asked, over UDP and TCP.</summary>
    public IPEndPoint EndPoint { get; }

    /// <param name="zones">What it answers for.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="address">Where it listens; null for 127.0.0.1.</param>
    /// <param name="port">Its port; 0 for a free one.</param>
    /// <param name="within">Words before the command, e.g. ip netns exec NAME.</param>
    public static async Task<NameServer> StartAsync(
        IReadOnlyList<NameZone> zones, CancellationToken cancellationToken, IPAddress? address = null, int port = 0, IReadOnlyList<string>? within = null)
    {
        ArgumentNullException.ThrowIfNull(zones);
        var program = Program ?? throw new InvalidOperationException("The name server nsd is not installed (Debian package nsd).");
        address ??= IPAddress.Loopback;
        for (var attempt = 1; ; attempt++)
        {
            var endPoint = new IPEndPoint(address, port == 0 ? FreePort(address) : port);
            var directory = Directory.CreateTempSubdirectory("names-");
            await WriteFilesAsync(directory, zones, endPoint, cancellationToken);
            var process = Start(program, directory, within ?? []);
            var said = await SaidAsync(process, cancellationToken);
            if (said is null) return new NameServer(process, directory, endPoint);
            await EndAsync(process, directory);
            // Somebody else may have been quicker to take a free port.
            if (port != 0 || attempt == Attempts) throw new InvalidOperationException($"nsd does not start on {endPoint}: {said}");
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_process, _directory);

    private static async Task EndAsync(Process process, DirectoryInfo directory)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        directory.Delete(recursive: true);
    }

    private static int FreePort(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(address, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task WriteFilesAsync(DirectoryInfo directory, IReadOnlyList<NameZone> zones, IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var text = new StringBuilder($"""
            server:
              ip-address: {endPoint.Address}@{endPoint.Port}
              port: {endPoint.Port}
              username: ""
              chroot: ""
              database: ""
              pidfile: ""
              zonesdir: "{directory.FullName}"
              zonelistfile: "{directory.FullName}/zone.list"
              xfrdfile: ""
              xfrdir: "{directory.FullName}"
              cookie-secret-file: ""
              server-count: 1
              rrl-ratelimit: 0
            remote-control:
              control-enable: no

            """);
        foreach (var zone in zones)
        {
            text.Append($"zone:\n  name: \"{zone.Name}\"\n  zonefile: \"{zone.Name}.zone\"\n");
            if (zone.Records is not null) await File.WriteAllTextAsync(Path.Combine(directory.FullName, $"{zone.Name}.zone"), zone.ToText(), cancellationToken);
        }
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "nsd.conf"), text.ToString(), cancellationToken);
    }

    private static Process Start(string program, DirectoryInfo directory, IReadOnlyList<string> within)
    {
        string[] words = [.. within, program, "-d", "-c", Path.Combine(directory.FullName, "nsd.conf")];
        return Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true, UseShellExecute = false })!;
    }

    /// <returns>Null once it serves; otherwise what it said instead.</returns>
    private static async Task<string?> SaidAsync(Process process, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartTime);
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            // Its sockets are bound before it says so: a question asked now waits in them.
            if (line.Contains("nsd started", StringComparison.Ordinal))
            {
                _ = DrainAsync(process.StandardError);
                return null;
            }
            said.Add(line);
        }
        return string.Join('\n', said);
    }

    // A full pipe would stop the server.
    private static async Task DrainAsync(StreamReader reader)
    {
        var buffer = new char[1024];
        try
        {
            while (await reader.ReadAsync(buffer) > 0) continue;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // It was ended.
        }
    }
}
