using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Storage.Local;

/// <summary>Starts, finds and stops the server of one cluster. pg_ctl gives the server a session of its own, so a signal typed
/// at the terminal does not reach it.</summary>
internal sealed class ServerProcess(DataDirectory directory, PostgresBinaries binaries, ServerAccount account)
{
    private const int PortAttempts = 5;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private string PidFile => Path.Combine(directory.Cluster, "postmaster.pid");

    /// <summary>The port of the running server, or null when none runs; clears away what a killed one left.</summary>
    public async Task<int?> FindRunningAsync(CancellationToken cancellationToken)
    {
        for (var left = OrphanLimit; left > TimeSpan.Zero; left -= Poll)
        {
            if (ReadPidFile() is not var (pid, port))
                return null;
            var processes = await ProcessesInClusterAsync();
            if (processes.Contains(pid))
            {
                if (port is not null)
                    return port;
            }
            else if (processes.Count == 0)
            {
                // The number in a dead server's file may belong to any other program by now, for which a new server would
                // take it; nobody works in the folder, so the file is certainly stale.
                File.Delete(PidFile);
                return null;
            }

            // Either the server is just writing the file, or it was killed and its children have yet to notice.
            await Task.Delay(Poll, cancellationToken);
        }

        throw new LocalPostgresException(
            $"Processes of a killed server still work in '{directory.Cluster}': {string.Join(", ", await ProcessesInClusterAsync())}. Mend: end them, then start again.");
    }

    public async Task<int> StartAsync()
    {
        var port = directory.ReadPort() is { } kept && IsFree(kept) ? kept : FreePort();
        for (var attempt = 1; ; attempt++)
        {
            await WriteSettingsAsync(port);
            var result = await account.RunAsync(
                binaries.PgCtl,
                ["start", "-D", directory.Cluster, "-w", "-t", Seconds(StartLimit), "-l", Path.Combine(directory.Log, "start.log"), "-s"],
                StartLimit + TimeSpan.FromSeconds(10));
            if (result.ExitCode == 0)
            {
                directory.WritePort(port);
                return port;
            }

            var log = LogTail();
            if (attempt == PortAttempts || !log.Contains("Address already in use", StringComparison.Ordinal))
                throw new LocalPostgresException($"The embedded database did not start ({result.Error.Trim()}). The end of its log in '{directory.Log}':\n{log}");
            port = FreePort();
        }
    }

    public async Task StopAsync()
    {
        if (await FindRunningAsync(CancellationToken.None) is null)
            return;
        var result = await account.RunAsync(
            binaries.PgCtl,
            ["stop", "-D", directory.Cluster, "-m", "fast", "-w", "-t", Seconds(StopLimit), "-s"],
            StopLimit + TimeSpan.FromSeconds(10));
        if (result.ExitCode != 0 && File.Exists(PidFile))
            throw new LocalPostgresException($"The embedded database did not stop: {result.Error.Trim()}");
    }

    private static string Seconds(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>postmaster.pid: the process, the folder, the start time, the port, …</summary>
    private (int Pid, int? Port)? ReadPidFile()
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PidFile);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        var pid = lines.Length > 0 && int.TryParse(lines[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var p) ? p : 0;
        int? port = lines.Length > 3 && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var q) ? q : null;
        return (pid, port);
    }

    /// <summary>A server and its children have the cluster as their working folder. Asked under the server's account, because in a
    /// container even root may not see this of another account's processes.</summary>
    private async Task<HashSet<int>> ProcessesInClusterAsync()
    {
        // find complains of every process that is not ours or has just ended; only what it lists matters.
        var found = await account.RunAsync("find", ["/proc", "-mindepth", "2", "-maxdepth", "2", "-name", "cwd", "-printf", "%h %l\\n"], TimeSpan.FromSeconds(30));
        var processes = new HashSet<int>();
        foreach (var line in found.Output.Split('\n'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 6 && line.AsSpan(space + 1).SequenceEqual(directory.Cluster) && int.TryParse(line.AsSpan(6, space - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
                processes.Add(pid);
        }

        return processes;
    }

    /// <summary>Written anew at every start, so that a newer program brings its settings to an older cluster.</summary>
    private Task WriteSettingsAsync(int port) => File.WriteAllTextAsync(
        Path.Combine(directory.Cluster, ClusterCreation.SettingsFile),
        $"""
        # Written by FreshnessCrawler at every start. Settings of your own: ALTER SYSTEM SET … (they win over these).
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        max_connections = 60
        shared_buffers = 64MB
        synchronous_commit = on
        wal_level = minimal
        max_wal_senders = 0
        min_wal_size = 64MB
        max_wal_size = 256MB
        jit = off
        timezone = 'UTC'
        lc_messages = 'C'
        logging_collector = on
        log_directory = '{directory.Log}'
        log_filename = 'postgres-%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = 1d
        log_rotation_size = 0
        log_timezone = 'UTC'

        """);

    private string LogTail()
    {
        var newest = new DirectoryInfo(directory.Log).EnumerateFiles().OrderByDescending(f => f.LastWriteTimeUtc).Take(2);
        return string.Join('\n', newest.SelectMany(f => File.ReadLines(f.FullName).TakeLast(12)));
    }
}
