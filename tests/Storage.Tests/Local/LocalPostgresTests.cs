using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Storage.Local;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Local;

public sealed class LocalPostgresTests(MadeCluster made) : IClassFixture<MadeCluster>, IDisposable
{
    private readonly TemporaryFolder _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Start_EmptyFolder_GivesADatabaseWithTheSettingsItNeeds()
    {
        await using var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        Assert.Equal("crawler", await ScalarAsync(local, "SELECT current_database()"));
        Assert.Equal("UTF8", await ScalarAsync(local, "SHOW server_encoding"));
        Assert.Equal("C.UTF-8", await ScalarAsync(local, "SELECT datcollate FROM pg_database WHERE datname = 'crawler'"));
        Assert.Equal("on", await ScalarAsync(local, "SHOW data_checksums"));
        Assert.Equal("on", await ScalarAsync(local, "SHOW synchronous_commit"));
        Assert.Equal("UTC", await ScalarAsync(local, "SHOW timezone"));
        Assert.Equal("scram-sha-256", await ScalarAsync(local, "SELECT DISTINCT auth_method FROM pg_hba_file_rules WHERE type = 'host'", "postgres"));
        Assert.Equal("reject", await ScalarAsync(local, "SELECT DISTINCT auth_method FROM pg_hba_file_rules WHERE type = 'local'", "postgres"));
        Assert.Equal(false, await ScalarAsync(local, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
    }

    [Fact]
    public async Task Start_SecondTime_KeepsDataAndPortAndPassword()
    {
        await made.CopyToAsync(_data.FullName);
        string first;
        await using (var local = await LocalPostgres.StartAsync(_data.FullName, Cancel))
        {
            first = local.ConnectionString;
            await ExecuteAsync(local, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
        }

        await using var again = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        Assert.Equal(7, await ScalarAsync(again, "SELECT n FROM kept"));
        Assert.Equal(first, again.ConnectionString);
    }

    [Fact]
    public async Task Start_KeptPortTaken_TakesAnotherOne()
    {
        await made.CopyToAsync(_data.FullName);
        int port;
        await using (var local = await LocalPostgres.StartAsync(_data.FullName, Cancel))
            port = Port(local);
        using var squatter = new TcpListener(IPAddress.Loopback, port);
        squatter.Start();

        await using var again = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        Assert.NotEqual(port, Port(again));
        Assert.Equal(1, await ScalarAsync(again, "SELECT 1"));
    }

    [Fact]
    public async Task Start_ManyAtOnce_ShareOneServerThatTheLastOneStops()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LocalPostgres.StartAsync(_data.FullName, Cancel)));
        var pid = Postmaster();
        Assert.Single(all.Select(l => l.ConnectionString).Distinct(StringComparer.Ordinal));

        await Task.WhenAll(all.Skip(1).Select(l => l.DisposeAsync().AsTask()));
        Assert.True(await RunsAsync(pid));
        Assert.Equal(1, await ScalarAsync(all[0], "SELECT 1"));

        await all[0].DisposeAsync();
        await all[0].DisposeAsync();
        Assert.False(await RunsAsync(pid));
        Assert.False(File.Exists(_data.At("pg", "postmaster.pid")));
    }

    [Fact]
    public async Task Dispose_AnotherProcessUsesTheServer_LeavesItRunningUntilThatOneIsKilled()
    {
        await made.CopyToAsync(_data.FullName);
        var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);
        var pid = Postmaster();
        using var other = Process.Start(new ProcessStartInfo("flock", ["--shared", "--close", _data.At("in-use"), "sleep", "600"]))!;
        await Task.Delay(300, Cancel);

        await local.DisposeAsync();
        Assert.True(await RunsAsync(pid));

        other.Kill(entireProcessTree: true);
        await other.WaitForExitAsync(Cancel);
        await (await LocalPostgres.StartAsync(_data.FullName, Cancel)).DisposeAsync();
        Assert.False(await RunsAsync(pid));
    }

    [Fact]
    public async Task Start_ServerKilled_RecoversWhatWasCommitted()
    {
        await made.CopyToAsync(_data.FullName);
        var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);
        await ExecuteAsync(local, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
        var pid = Postmaster();
        Kill(pid);

        await using var again = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        Assert.NotEqual(pid, Postmaster());
        Assert.Equal(7, await ScalarAsync(again, "SELECT n FROM kept"));
        await local.DisposeAsync();
        Assert.Equal(7, await ScalarAsync(again, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Dispose_ServerKilled_DoesNotFail()
    {
        await made.CopyToAsync(_data.FullName);
        var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);
        Kill(Postmaster());

        await local.DisposeAsync();

        Assert.False(File.Exists(_data.At("pg", "postmaster.pid")));
    }

    [Fact]
    public async Task Start_StalePidOfALivingStranger_Starts()
    {
        await made.CopyToAsync(_data.FullName);
        using var stranger = StrangerOfTheServersAccount();
        try
        {
            var pid = await File.ReadAllTextAsync(_data.At("stranger"), Cancel);
            await File.WriteAllTextAsync(_data.At("pg", "postmaster.pid"), $"{pid.Trim()}\n{_data.At("pg")}\n1\n5432\n\n127.0.0.1\n\nready\n", Cancel);

            await using var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);

            Assert.Equal(1, await ScalarAsync(local, "SELECT 1"));
        }
        finally
        {
            stranger.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Start_ClusterHalfMade_MakesItAnew()
    {
        Directory.CreateDirectory(_data.At("pg.new", "base"));
        await File.WriteAllTextAsync(_data.At("pg.new", "PG_VERSION"), "15\n", Cancel);

        await using var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        Assert.Equal("crawler", await ScalarAsync(local, "SELECT current_user::text"));
        Assert.False(Directory.Exists(_data.At("pg.new")));
    }

    [Fact]
    public async Task Start_RemainsBesideACompleteCluster_LeavesTheClusterAlone()
    {
        await made.CopyToAsync(_data.FullName);
        await using (var local = await LocalPostgres.StartAsync(_data.FullName, Cancel))
            await ExecuteAsync(local, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
        Directory.CreateDirectory(_data.At("pg.new"));

        await using var again = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        Assert.Equal(7, await ScalarAsync(again, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Start_DatabaseNotYetMade_MakesIt()
    {
        await made.CopyToAsync(_data.FullName);
        await using (var local = await LocalPostgres.StartAsync(_data.FullName, Cancel))
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(local.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
            await connection.OpenAsync(Cancel);
            await using var drop = new NpgsqlCommand("DROP DATABASE crawler", connection);
            await drop.ExecuteNonQueryAsync(Cancel);
        }

        await using var again = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        Assert.Equal("crawler", await ScalarAsync(again, "SELECT current_database()"));
    }

    [Fact]
    public async Task Start_FolderNotACluster_RefusesToTouchIt()
    {
        Directory.CreateDirectory(_data.At("pg"));
        await File.WriteAllTextAsync(_data.At("pg", "thesis.txt"), "mine", Cancel);

        var e = await Assert.ThrowsAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(_data.FullName, Cancel));

        Assert.Contains(_data.At("pg"), e.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_data.At("pg", "thesis.txt")));
    }

    [Fact]
    public async Task Start_PasswordFileGone_SaysSo()
    {
        await made.CopyToAsync(_data.FullName);
        File.Delete(_data.At("password"));

        var e = await Assert.ThrowsAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(_data.FullName, Cancel));

        Assert.Contains("password", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WrongPassword_SaysSoAndStopsWhatItStarted()
    {
        await made.CopyToAsync(_data.FullName);
        await File.WriteAllTextAsync(_data.At("password"), "other\n", Cancel);

        await Assert.ThrowsAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(_data.FullName, Cancel));

        Assert.False(File.Exists(_data.At("pg", "postmaster.pid")));
    }

    [Fact]
    public async Task Start_Cancelled_LeavesNothingRunning()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LocalPostgres.StartAsync(_data.FullName, cancelled.Token));

        Assert.False(File.Exists(_data.At("pg", "postmaster.pid")));
    }

    [Fact]
    public async Task Start_AnyCluster_KeepsThePasswordFromOthers()
    {
        await using var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_data.At("password")));
        Assert.True((await File.ReadAllTextAsync(_data.At("password"), Cancel)).Trim().Length >= 32);
        Assert.False(File.Exists(_data.At("password.initdb")));
    }

    [Fact]
    public async Task Start_AnyCluster_ListensOnLoopbackOnlyAndOnNoSocketFile()
    {
        await made.CopyToAsync(_data.FullName);
        await using var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        var hex = Port(local).ToString("X4", CultureInfo.InvariantCulture);
        var listening = File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6"))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f.Length > 3 && f[3] == "0A" && f[1].EndsWith(":" + hex, StringComparison.Ordinal))
            .Select(f => f[1]);
        Assert.Equal("0100007F:" + hex, Assert.Single(listening));
        Assert.Equal("", await ScalarAsync(local, "SHOW unix_socket_directories", "postgres"));
    }

    [Fact]
    public async Task Start_AnyServer_HasASessionOfItsOwn()
    {
        await made.CopyToAsync(_data.FullName);
        await using var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);

        var pid = Postmaster();
        var fields = (await File.ReadAllTextAsync($"/proc/{pid}/stat", Cancel)).Split(' ');
        Assert.Equal(pid.ToString(CultureInfo.InvariantCulture), fields[5]);
    }

    [Fact]
    public async Task Start_LongPathWithSpacesAndChinese_Works()
    {
        using var data = new TemporaryFolder(Path.Combine("内容 保障", new string('a', 120), new string('b', 120)));

        await using var local = await LocalPostgres.StartAsync(data.FullName, Cancel);

        Assert.Equal(1, await ScalarAsync(local, "SELECT 1"));
    }

    [Fact]
    public async Task Start_PathBehindALink_FindsTheRunningServer()
    {
        await made.CopyToAsync(_data.FullName);
        await using var local = await LocalPostgres.StartAsync(_data.FullName, Cancel);
        var link = Path.Combine(_data.Top, "link");
        Directory.CreateSymbolicLink(link, _data.FullName);

        await using var second = await LocalPostgres.StartAsync(link, Cancel);

        Assert.Equal(local.ConnectionString, second.ConnectionString);
    }

    [Fact]
    public async Task Start_PathWithADollarSign_IsRefused()
    {
        using var data = new TemporaryFolder("a$HOME");

        var e = await Assert.ThrowsAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(data.FullName, Cancel));

        Assert.Contains("--data", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ParentClosedToTheServersAccount_NamesIt()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only as root is the server's account another one.");
        var closed = Path.Combine(_data.Top, "closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var e = await Assert.ThrowsAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(Path.Combine(closed, "data"), Cancel));

        Assert.Contains($"'{closed}'", e.Message, StringComparison.Ordinal);
        Assert.Contains("chmod", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultDirectory_Root_IsOutsideItsClosedHome()
    {
        if (Environment.IsPrivilegedProcess)
            Assert.Equal("/var/lib/freshness-crawler", LocalPostgres.DefaultDirectory);
        else
            Assert.EndsWith("/freshness-crawler", LocalPostgres.DefaultDirectory, StringComparison.Ordinal);
    }

    private static int Port(LocalPostgres local) => new NpgsqlConnectionStringBuilder(local.ConnectionString).Port;

    /// <summary>Whether it still runs after a moment in which a stopped one ends; one that nobody has waited for is a zombie.</summary>
    private static async Task<bool> RunsAsync(int pid)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var stat = $"/proc/{pid}/stat";
            if (!File.Exists(stat) || (await File.ReadAllTextAsync(stat, Cancel)).Split(' ')[2] == "Z")
                return false;
            await Task.Delay(50, Cancel);
        }

        return true;
    }

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    private static async Task<object?> ScalarAsync(LocalPostgres local, string sql, string user = "crawler")
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(local.ConnectionString) { Username = user, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private static async Task ExecuteAsync(LocalPostgres local, string sql) => await ScalarAsync(local, sql);

    private int Postmaster() => int.Parse(File.ReadLines(_data.At("pg", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>A living process of the server's own account, whose number a dead server's file could come to name.</summary>
    private Process StrangerOfTheServersAccount()
    {
        string[] sleep = ["sh", "-c", "echo $$; exec sleep 600"];
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", .. sleep])
            : new ProcessStartInfo("sh", sleep.Skip(1));
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        var process = Process.Start(start)!;
        File.WriteAllText(_data.At("stranger"), process.StandardOutput.ReadLine());
        return process;
    }
}
