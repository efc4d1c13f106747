using Npgsql;

namespace FreshnessCrawler.Storage.Local;

/// <summary>The embedded default database: a private PostgreSQL cluster in the user's data folder, on loopback, with a generated
/// password. Every process that uses it holds a lease; the last one out stops the server.</summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    /// <summary>Root's own home is closed to the account that the server runs under.</summary>
    internal const string RootDirectory = "/var/lib/freshness-crawler";

    private const string Database = "crawler";
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(2);

    private readonly DataDirectory _directory;
    private readonly ServerProcess _server;
    private FileStream? _lease;

    private LocalPostgres(DataDirectory directory, ServerProcess server, FileStream lease)
    {
        _directory = directory;
        _server = server;
        _lease = lease;
    }

    /// <summary><c>$XDG_DATA_HOME</c> or <c>~/.local/share</c> for a user. For root it is under /var/lib: the server runs as another
    /// account then, which may not pass through root's home.</summary>
    public static string DefaultDirectory => Environment.IsPrivilegedProcess
        ? RootDirectory
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "freshness-crawler");

    public string ConnectionString { get; private set; } = "";

    /// <summary>Makes the cluster if there is none, starts its server if none runs, and takes a lease on it.</summary>
    public static async Task<LocalPostgres> StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var account = new ServerAccount();
        await account.EnsureExistsAsync();
        var directory = await DataDirectory.PrepareAsync(dataDirectory, account);
        await using var startingOrStopping = await FileLock.ExclusiveAsync(directory.LockFile, LockLimit, cancellationToken);
        var binaries = await PostgresBinaries.LocateAsync(directory.ClusterVersion);
        var password = await ClusterCreation.EnsureAsync(directory, binaries, account);
        var local = new LocalPostgres(directory, new ServerProcess(directory, binaries, account), FileLock.Shared(directory.InUseFile));
        try
        {
            var port = await local._server.FindRunningAsync(cancellationToken) ?? await local._server.StartAsync();
            local.ConnectionString = Describe(port, password);
            await local.EnsureAnswersAsync(cancellationToken);
            return local;
        }
        catch
        {
            await local.LeaveAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lease is null)
            return;
        await using var startingOrStopping = await FileLock.ExclusiveAsync(_directory.LockFile, LockLimit, CancellationToken.None);
        await LeaveAsync();
    }

    private static string Describe(int port, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = ClusterCreation.Owner,
        Password = password,
        Database = Database,

        // Two workers and a query beside them must fit into max_connections.
        MaxPoolSize = 25,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Only under the lock: nobody can begin to use the server between the look and the stop.</summary>
    private async Task LeaveAsync()
    {
        if (Interlocked.Exchange(ref _lease, null) is not { } lease)
            return;
        await lease.DisposeAsync();
        if (ConnectionString.Length > 0)
        {
            await using var pool = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(pool);
        }

        await using var last = FileLock.TryExclusive(_directory.InUseFile);
        if (last is not null)
            await _server.StopAsync();
    }

    /// <summary>A server found running may still be recovering; and a kill may have come before its database was made.</summary>
    private async Task EnsureAnswersAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AnswerLimit);
        while (true)
        {
            try
            {
                await EnsureDatabaseAsync(limit.Token);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
            {
                throw new LocalPostgresException($"The embedded database does not take the password in '{_directory.PasswordFile}'. Mend: put the file back from a backup.", e);
            }
            catch (NpgsqlException e) when (e is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
            }
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Username = ClusterCreation.Superuser, Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var look = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1), EXISTS (SELECT FROM pg_roles WHERE rolname = $2), format('CREATE ROLE %I LOGIN CREATEROLE PASSWORD %L', $2, $3)", connection)
        {
            Parameters = { new() { Value = Database }, new() { Value = ClusterCreation.Owner }, new() { Value = settings.Password } },
        };
        bool hasDatabase, hasRole;
        string makeRole;
        await using (var found = await look.ExecuteReaderAsync(cancellationToken))
        {
            await found.ReadAsync(cancellationToken);
            (hasDatabase, hasRole, makeRole) = (found.GetBoolean(0), found.GetBoolean(1), found.GetString(2));
        }

        if (!hasRole) await ExecuteAsync(connection, makeRole, cancellationToken);
        if (!hasDatabase) await ExecuteAsync(connection, $"CREATE DATABASE {Database} OWNER {ClusterCreation.Owner}", cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
