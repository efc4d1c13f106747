using System.Diagnostics;
using FreshnessCrawler.Storage.Local;

namespace FreshnessCrawler.Storage.Tests.Local;

/// <summary>A cluster made once and at rest, to be copied by the tests that do not ask how one is made.</summary>
public sealed class MadeCluster : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task> _made;

    public MadeCluster() => _made = new Lazy<Task>(async () => await (await LocalPostgres.StartAsync(_folder.FullName, CancellationToken.None)).DisposeAsync());

    public async Task CopyToAsync(string directory)
    {
        await _made.Value;
        using var copy = Process.Start("cp", ["-a", _folder.FullName, directory]);
        await copy.WaitForExitAsync();
        if (copy.ExitCode != 0)
            throw new InvalidOperationException($"cp ended with {copy.ExitCode}");
        File.Delete(Path.Combine(directory, "port"));
    }

    public void Dispose() => _folder.Dispose();
}
