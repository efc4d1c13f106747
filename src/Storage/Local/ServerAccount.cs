namespace FreshnessCrawler.Storage.Local;

/// <summary>The account that the server runs under. PostgreSQL refuses root, so root hands its programs to the account
/// <c>postgres</c>, which the system's package makes; anybody else runs them as themselves.</summary>
internal sealed class ServerAccount
{
    private const string Name = "postgres";
    private readonly bool _isRoot = Environment.IsPrivilegedProcess;

    public bool IsOther => _isRoot;

    public Task<ProcessResult> RunAsync(string file, IReadOnlyCollection<string> arguments, TimeSpan timeout) =>
        _isRoot
            ? ProcessRun.RunAsync("runuser", ["-u", Name, "--", file, .. arguments], timeout)
            : ProcessRun.RunAsync(file, arguments, timeout);

    public async Task EnsureExistsAsync()
    {
        if (_isRoot && (await ProcessRun.RunAsync("id", ["-u", Name], TimeSpan.FromSeconds(10))).ExitCode != 0)
        {
            throw new LocalPostgresException(
                $"PostgreSQL does not run as root and the account '{Name}' does not exist. Mend: apt-get install postgresql (its package makes the account), or run as an ordinary user.");
        }
    }

    public async Task GiveAsync(string path)
    {
        if (_isRoot)
            (await ProcessRun.RunAsync("chown", ["-R", $"{Name}:", path], TimeSpan.FromSeconds(60))).EnsureSuccess();
    }

    /// <summary>Every folder above the data must let the account through; the first that does not is named.</summary>
    public async Task EnsureCanEnterAsync(string directory)
    {
        if (!_isRoot || await CanEnterAsync(directory))
            return;
        var path = "/";
        foreach (var part in directory.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path = Path.Combine(path, part);
            if (!await CanEnterAsync(path))
            {
                throw new LocalPostgresException(
                    $"The server's account '{Name}' cannot enter the folder '{path}'. Mend: chmod o+x '{path}', or choose another folder with --data (as root the default is {LocalPostgres.RootDirectory}).");
            }
        }
    }

    private async Task<bool> CanEnterAsync(string path) =>
        (await RunAsync("test", ["-x", path], TimeSpan.FromSeconds(10))).ExitCode == 0;
}
