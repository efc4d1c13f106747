namespace FreshnessCrawler.Storage.Model;

/// <summary>An activity filed beforehand (filings.csv). A row gone from the file is closed, never deleted.</summary>
public sealed class ActivityFiling
{
    public long Id { get; set; }
    public long UnitId { get; set; }
    public required string Activity { get; set; }
    public DateOnly FiledOn { get; set; }
    public DateOnly StartsOn { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
