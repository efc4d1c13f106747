namespace FreshnessCrawler.Storage.Model;

/// <summary>One site in one run: every target has a row from the moment the run is planned.</summary>
public sealed class RunTarget
{
    public long RunId { get; set; }
    public long SiteId { get; set; }
    public TargetState State { get; set; }
    public string? Reason { get; set; }
    public string? Worker { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int Pages { get; set; }
    public long Bytes { get; set; }
}
