using System.Net;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>A page to be rendered. Its robots.txt has been asked and its turn at the host's pace taken by the caller.</summary>
/// <param name="Url">Absolute http or https address; a fragment is kept, for many script pages route by it.</param>
/// <param name="AllowedNetworks">Private networks that the run may visit; they hold for the page's own site only.</param>
public sealed record RenderRequest(string Url, IReadOnlyList<IPNetwork> AllowedNetworks)
{
    /// <summary>The host whose site the page may not leave; null for that of <see cref="Url"/>.</summary>
    public string? SiteHost { get; init; }

    /// <summary>Asked before each further request of the page; what it returns is disposed after the answer. Null: only the pool's own
    /// limit of requests at once to a host holds.</summary>
    public Func<Uri, CancellationToken, ValueTask<IDisposable>>? Gate { get; init; }

    /// <summary>Whether a document that stands still has its list; until then it is waited for a while longer. Null: whether it has a few links.</summary>
    public Func<string, bool>? HasList { get; init; }

    /// <summary>Null when no screenshot is wanted; no picture is fetched then.</summary>
    public ScreenshotName? Screenshot { get; init; }
}
