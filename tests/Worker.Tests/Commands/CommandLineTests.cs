using FreshnessCrawler.Tests;
using FreshnessCrawler.Worker.Commands;
using FreshnessCrawler.Worker.Tests.Jobs;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Commands;

/// <summary>The command line as a script sees it: real processes, their exit codes and what they print.</summary>
public sealed class CommandLineTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ExitCode.Usage, "--allow-network", "crawl", "--allow-network", "10.0.0.0/99")]
    [InlineData(ExitCode.Usage, "give one of", "recheck")]
    [InlineData(ExitCode.Usage, "give one of", "recheck", "--site", "a", "--column", "1")]
    [InlineData(ExitCode.Usage, "--save", "evaluate", "--save", "--at", "2026-01-01T00:00+08:00")]
    [InlineData(ExitCode.Usage, "abc", "recheck", "--column", "abc")]
    [InlineData(ExitCode.Unknown, "/nope", "explain", "/nope")]
    [InlineData(ExitCode.Done, "--allow-network", "crawl", "--help")]
    public async Task Invoke_WithoutADatabase_AnswersFromTheCommandLineAlone(int expected, string said, params string[] arguments)
    {
        using var worker = WorkerProcess.Start("Host=127.0.0.1;Port=1", arguments);

        Assert.Equal(expected, await worker.EndAsync(Ct));
        Assert.Contains(said, worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_DatabaseThatIsNotThere_IsThree()
    {
        using var worker = WorkerProcess.Start("Host=127.0.0.1;Port=1;Username=x;Timeout=2", "sql", "select 1");

        Assert.Equal(ExitCode.Database, await worker.EndAsync(Ct));
    }

    [Theory]
    [InlineData("ConnectionStrings__Crawler", "garbage")]
    [InlineData("Pace__HostRequestsPerSecond", "abc")]
    [InlineData("Schedule__TimeZone", "Foo")]
    [InlineData("Schedule__Night", "garbage")]
    [InlineData("Crawl__SitesAtOnce", "0")]
    [InlineData("Policy", "/nope/policy.json")]
    public async Task Serve_WithAWrongSetting_NamesItAndIsFive(string setting, string value)
    {
        using var worker = WorkerProcess.Start(await postgres.CreateDatabaseAsync(), new Dictionary<string, string>(StringComparer.Ordinal) { [setting] = value }, "serve");

        Assert.Equal(ExitCode.Configuration, await worker.EndAsync(Ct));
        Assert.StartsWith("configuration: ", worker.Output.TrimStart(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Unknown, "no open site", "crawl")]
    [InlineData(ExitCode.Unknown, "nosuch", "crawl", "--site", "nosuch")]
    [InlineData(ExitCode.Unknown, "999", "recheck", "--finding", "999")]
    [InlineData(ExitCode.Refused, "sql:", "sql", "delete from crawl.site")]
    [InlineData(ExitCode.Refused, "sql:", "sql", "delete from notice_annex1")]
    [InlineData(ExitCode.Refused, "sql:", "sql", "copy (select 1) to stdout")]
    [InlineData(ExitCode.Refused, "sql:", "sql", "")]
    [InlineData(ExitCode.Configuration, "2018-01-01", "evaluate", "--at", "2018-01-01T00:00+08:00")]
    [InlineData(ExitCode.Unknown, "/nope", "import", "/nope")]
    [InlineData(ExitCode.Done, "x,y\n1,'=2", "sql", "select 1 as x, '=2' as y", "--csv")]
    public async Task Invoke_OnAnEmptyRegistry_SaysWhatIsMissing(int expected, string said, params string[] arguments)
    {
        using var worker = WorkerProcess.Start(await postgres.CreateDatabaseAsync(), arguments);

        Assert.Equal(expected, await worker.EndAsync(Ct));
        Assert.Contains(said, worker.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
