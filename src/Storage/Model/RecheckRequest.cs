namespace FreshnessCrawler.Storage.Model;

/// <summary>A recheck asked for (复查), with the result it was asked about beside the new run.</summary>
public sealed class RecheckRequest
{
    public long Id { get; set; }
    public long SiteId { get; set; }
    public long? ColumnId { get; set; }
    public long? FindingId { get; set; }
    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>The run whose result was in force when the recheck was asked for; null where the target had none.</summary>
    public long? EarlierRunId { get; set; }
    public long RunId { get; set; }
}
