using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Counts what was left out, by reason.</summary>
public sealed class LeftOutCount
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public IReadOnlyList<LeftOut> All
    {
        get { lock (_lock) return [.. _counts.Select(c => new LeftOut(c.Key, c.Value)).OrderByDescending(l => l.Count).ThenBy(l => l.Reason, StringComparer.Ordinal)]; }
    }

    public void Add(string reason, int count = 1)
    {
        if (count == 0) return;
        lock (_lock)
        {
            _counts.TryGetValue(reason, out var known);
            _counts[reason] = known + count;
        }
    }
}
