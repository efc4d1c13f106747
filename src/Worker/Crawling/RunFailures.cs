using FreshnessCrawler.Rules;
using FreshnessCrawler.Worker.Probing.Gate;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The failing hosts of each run as this worker sees them, over all of its jobs. The newest few runs are kept: between two jobs of a run
/// nobody may hold it.</summary>
public sealed class RunFailures
{
    private const int RunsKept = 8;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, HostFailures> _byRun = [];

    public HostFailures Of(long runId, RulePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        lock (_lock)
        {
            if (_byRun.TryGetValue(runId, out var known)) return known;
            var failures = _byRun[runId] = new HostFailures(policy.MassFailure.Value, policy.MassFailureHosts.Value);
            if (_byRun.Count > RunsKept) _byRun.Remove(_byRun.Keys.First());
            return failures;
        }
    }
}
