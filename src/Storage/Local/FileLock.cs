namespace FreshnessCrawler.Storage.Local;

/// <summary>An advisory lock on a file (flock), which the system takes back when its holder dies, however it dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>A lock held beside others of its kind, which keeps exclusive ones out.</summary>
    public static FileStream Shared(string path)
    {
        using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>The only lock on the file, or null while anybody else holds one.</summary>
    public static FileStream? TryExclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan timeout, CancellationToken cancellationToken)
    {
        for (var left = timeout; left > TimeSpan.Zero; left -= Poll)
        {
            if (TryExclusive(path) is { } held)
                return held;
            await Task.Delay(Poll, cancellationToken);
        }

        throw new LocalPostgresException(
            $"Another process has been starting or stopping the embedded database for {timeout.TotalSeconds:0} s (it holds '{path}'). Mend: look at it with: fuser -v '{path}'");
    }
}
