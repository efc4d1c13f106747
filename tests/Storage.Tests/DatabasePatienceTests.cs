using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Storage.Tests;

public sealed class DatabasePatienceTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private readonly DatabasePatience _patience = new(TimeProvider.System, NullLogger<DatabasePatience>.Instance);

    [Fact]
    public async Task Run_WhoseConnectionIsKilled_BeginsAgain()
    {
        var attempts = 0;

        var answer = await _patience.RunAsync(
            async cancellation =>
            {
                await using var command = database.Source.CreateCommand(++attempts == 1 ? "SELECT pg_terminate_backend(pg_backend_pid())" : "SELECT 7");
                return await command.ExecuteScalarAsync(cancellation);
            },
            TestContext.Current.CancellationToken);

        Assert.Equal((7, 2), (answer, attempts));
    }

    [Fact]
    public async Task Run_AgainstNoServer_EndsWithTheCallersPatience()
    {
        await using var nobody = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=none");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _patience.RunAsync(
            async cancellation =>
            {
                await using var connection = await nobody.OpenConnectionAsync(cancellation);
                return 0;
            },
            limit.Token));
    }

    [Fact]
    public async Task Run_OfAMistake_FailsAtOnce()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<PostgresException>(() => _patience.RunAsync(
            async cancellation =>
            {
                attempts++;
                await using var command = database.Source.CreateCommand("SELECT 1 / 0");
                return await command.ExecuteScalarAsync(cancellation);
            },
            TestContext.Current.CancellationToken));

        Assert.Equal(1, attempts);
    }
}
