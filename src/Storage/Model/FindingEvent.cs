namespace FreshnessCrawler.Storage.Model;

/// <summary>One step in a finding's life; append-only.</summary>
public sealed class FindingEvent
{
    public long Id { get; set; }
    public long FindingId { get; set; }
    public long? RunId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>opened, confirmed, rectified, reopened, withdrawn.</summary>
    public required string Kind { get; set; }
    public required string Summary { get; set; }
    public required string Evidence { get; set; }
}
