using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;

namespace FreshnessCrawler.Worker.Tests.Rendering;

/// <summary>One browser for the tests of a class.</summary>
public sealed class SharedPool : IAsyncDisposable
{
    private BrowserPool? _pool;

    /// <param name="options">Those of the first call count.</param>
    public BrowserPool Get(RenderOptions? options = null) => _pool ??= Pools.Create(options);

    public ValueTask DisposeAsync() => _pool?.DisposeAsync() ?? ValueTask.CompletedTask;
}
