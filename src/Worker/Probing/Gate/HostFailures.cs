namespace FreshnessCrawler.Worker.Probing.Gate;

/// <summary>The hosts that this worker visits in one run and those of them that failed: where more than the policy's share do, our own network is the
/// likelier cause and what is seen is void. A host counts from the moment its visit begins, for one that is down is done before all others; one that
/// answered once in the run has not failed. May be told from many threads.</summary>
/// <param name="share">More than this share, 0–1.</param>
/// <param name="minimumHosts">With fewer hosts the share means nothing.</param>
public sealed class HostFailures(decimal share, int minimumHosts)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, bool?> _failed = new(StringComparer.OrdinalIgnoreCase);

    public int Hosts
    {
        get { lock (_lock) return _failed.Count; }
    }

    public int Failed
    {
        get { lock (_lock) return _failed.Values.Count(failed => failed == true); }
    }

    public bool IsVoid => Reason is not null;

    /// <summary>Why what is seen now is void, in Chinese; null where it is not.</summary>
    public string? Reason
    {
        get
        {
            lock (_lock)
            {
                var failed = _failed.Values.Count(f => f == true);
                return _failed.Count >= minimumHosts && failed > share * _failed.Count
                    ? $"本次检查的{_failed.Count}个主机中有{failed}个访问失败，超过{share * 100:0.##}%，疑为监测方网络故障"
                    : null;
            }
        }
    }

    public void Begin(string host)
    {
        lock (_lock) _failed.TryAdd(host, null);
    }

    public void Record(string host, bool failed)
    {
        lock (_lock) _failed[host] = failed && _failed.GetValueOrDefault(host) != false;
    }
}
