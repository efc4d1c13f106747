using System.Diagnostics;
using FreshnessCrawler.Storage.Local;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Local;

public sealed class ProcessRunTests
{
    [Fact]
    public async Task Run_Failure_HasTheCommandAndItsErrors()
    {
        var result = await ProcessRun.RunAsync("sh", ["-c", "echo seen; echo went wrong >&2; exit 3"], TimeSpan.FromSeconds(10));

        Assert.Equal((3, "seen\n"), (result.ExitCode, result.Output));
        var e = Assert.Throws<LocalPostgresException>(result.EnsureSuccess);
        Assert.Contains("went wrong", e.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TooLong_IsEndedWithItsChildren()
    {
        var watch = Stopwatch.StartNew();

        var e = await Assert.ThrowsAsync<LocalPostgresException>(() => ProcessRun.RunAsync("sh", ["-c", "sleep 60; true"], TimeSpan.FromMilliseconds(200)));

        Assert.Contains("did not end within", e.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Run_NoSuchProgram_NamesIt()
    {
        var e = await Assert.ThrowsAsync<LocalPostgresException>(() => ProcessRun.RunAsync("/nowhere/initdb", [], TimeSpan.FromSeconds(1)));

        Assert.Contains("/nowhere/initdb", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CallersPostgresSettings_DoNotReachIt()
    {
        Environment.SetEnvironmentVariable("PGCRAWLERTEST", "5432");

        var result = await ProcessRun.RunAsync("sh", ["-c", "echo [$PGCRAWLERTEST]"], TimeSpan.FromSeconds(10));

        Assert.Equal("[]\n", result.Output);
    }
}
