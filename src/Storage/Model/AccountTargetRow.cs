namespace FreshnessCrawler.Storage.Model;

/// <summary>One account in one run: every account in scope has a row from the moment the run is planned.</summary>
public sealed class AccountTargetRow
{
    public long RunId { get; set; }
    public long AccountId { get; set; }
    public TargetState State { get; set; }
    public string? Reason { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
}
