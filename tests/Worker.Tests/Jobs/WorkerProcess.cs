using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace FreshnessCrawler.Worker.Tests.Jobs;

/// <summary>The worker as a process of its own, as an operator starts it.</summary>
public sealed class WorkerProcess : IDisposable
{
    private static readonly string Worker = typeof(WorkerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(m => string.Equals(m.Key, "Worker", StringComparison.Ordinal)).Value!;

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static WorkerProcess Start(string connectionString, params string[] arguments) =>
        Start(connectionString, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    public static WorkerProcess Start(string connectionString, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Worker },
            Environment =
            {
                ["ConnectionStrings__Crawler"] = connectionString,
                ["Fetch__Contact"] = "https://example.org/crawler",
                ["Fetch__AttemptTimeout"] = "00:00:02",
                ["Fetch__TotalTimeout"] = "00:00:08",
                ["Schedule__CheckIn"] = "00:00:01",
                ["Crawl__SitesAtOnce"] = "1",
                ["Crawl__ColumnsAtOnce"] = "2",
            },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>SIGKILL: no farewell.</summary>
    public void KillAtOnce()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await kill.WaitForExitAsync(ct);
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    /// <summary>Waits for its own end; the exit code.</summary>
    public async Task<int> EndAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
