using Polly;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>One scheme, host and port, with what a run knows of it.</summary>
public sealed class Authority(string key, string host, Func<Authority, ResiliencePipeline<Answer>> pipeline)
{
    private readonly Lock _lock = new();
    private ResiliencePipeline<Answer>? _pipeline;

    /// <summary>https://host:port, canonical.</summary>
    public string Key => key;

    public string Host => host;
    public bool IsSecure => key.StartsWith("https", StringComparison.Ordinal);

    public ResiliencePipeline<Answer> Pipeline
    {
        get
        {
            if (_pipeline is { } built) return built;
            lock (_lock) return _pipeline ??= pipeline(this);
        }
    }

    /// <summary>Timestamp until which the host is left alone; 0 when it is well.</summary>
    public long DownUntil { get; set; }

    public PacePoint? Pace { get; set; }

    /// <summary>Its robots.txt: the one fetch of it in flight or done.</summary>
    public RobotsLookup? Robots { get; set; }
}
