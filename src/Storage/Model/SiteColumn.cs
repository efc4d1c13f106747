using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Model;

/// <summary>A list page (栏目) of a site. The home page is one, of category Home and level 0, made by the import for every site with an address.</summary>
public sealed class SiteColumn
{
    public long Id { get; set; }
    public long SiteId { get; set; }
    public required string Name { get; set; }
    public required string Url { get; set; }
    public ColumnCategory Category { get; set; }
    public int Level { get; set; }
    public int? LimitDays { get; set; }
    public DateOnly? ExemptUntil { get; set; }
    public string? ExemptReason { get; set; }
    public string? ExemptBy { get; set; }
    public ColumnSource Source { get; set; }
    public double Confidence { get; set; } = 1;

    /// <summary>Why the category was given to a discovered column, in Chinese.</summary>
    public string? CategoryReason { get; set; }

    /// <summary>The ColumnType and ColumnName tags of a discovered column's page, where they are its own.</summary>
    public string? PageType { get; set; }
    public string? PageName { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
