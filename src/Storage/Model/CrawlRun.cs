namespace FreshnessCrawler.Storage.Model;

/// <summary>One run (采集批次): a night, its links and IPv6, a crawl on demand, a recheck or an evaluation of stored facts.</summary>
public sealed class CrawlRun
{
    public long Id { get; set; }
    public RunKind Kind { get; set; }

    /// <summary>The night it belongs to (civil day in China); unique with the kind, so that no night runs twice.</summary>
    public DateOnly? Night { get; set; }
    public DateTimeOffset MonitoringPoint { get; set; }
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>After this moment no further target is begun; what was not reached gets a row that says so.</summary>
    public DateTimeOffset? Deadline { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public RunState State { get; set; }
    public required string PolicyVersion { get; set; }

    /// <summary>What was asked for, in words (e.g. 全部网站, 复查栏目 12).</summary>
    public required string Scope { get; set; }
}
