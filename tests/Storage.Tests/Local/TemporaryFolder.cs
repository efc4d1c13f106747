namespace FreshnessCrawler.Storage.Tests.Local;

/// <summary>A folder that the server's account may pass through (the system's own temporary subfolders are closed to others).</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _top = Path.Combine(Path.GetTempPath(), $"crawler-folder-{Guid.NewGuid():N}");

    public TemporaryFolder(string below = "data")
    {
        FullName = Path.Combine(_top, below);
        Directory.CreateDirectory(_top);
    }

    public string FullName { get; }

    public string Top => _top;

    public string At(params string[] parts) => Path.Combine([FullName, .. parts]);

    public void Dispose() => Directory.Delete(_top, recursive: true);
}
