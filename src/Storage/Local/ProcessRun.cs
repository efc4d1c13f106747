using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace FreshnessCrawler.Storage.Local;

/// <summary>Runs a short program to its end, with a time limit, and keeps what it printed.</summary>
internal static class ProcessRun
{
    public static async Task<ProcessResult> RunAsync(string file, IReadOnlyCollection<string> arguments, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,

            // The caller's own folder may be closed to the server's account.
            WorkingDirectory = "/",
        };
        PrepareEnvironment(start.Environment);
        var command = $"{file} {string.Join(' ', arguments)}";

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new LocalPostgresException($"'{file}' cannot be run: {e.Message}", e);
        }

        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(timeout);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new ProcessResult(command, process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new LocalPostgresException($"'{command}' did not end within {timeout.TotalSeconds:0} s and was stopped.", e);
        }
    }

    /// <summary>Settings of the caller's shell (PGPORT, PGDATA, a locale, a service manager's socket) must not reach the server.</summary>
    private static void PrepareEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(n => n.StartsWith("PG", StringComparison.Ordinal) || n.StartsWith("LC_", StringComparison.Ordinal)).ToList())
            environment.Remove(name);
        environment.Remove("NOTIFY_SOCKET");
        environment.Remove("LANGUAGE");
        environment["LC_ALL"] = "C.UTF-8";
        environment["TZ"] = "UTC";
    }
}
