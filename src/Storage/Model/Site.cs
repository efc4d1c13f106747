namespace FreshnessCrawler.Storage.Model;

/// <summary>A website (网站) of the registry. A row gone from the registry is closed with <see cref="ValidTo"/>, never deleted.</summary>
public sealed class Site
{
    public long Id { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public long UnitId { get; set; }

    /// <summary>Null where the registry does not know it: the site is listed as 无网址 and never guessed.</summary>
    public string? Url { get; set; }
    public string? Kind { get; set; }
    public string? SiteIdCode { get; set; }
    public string? Icp { get; set; }
    public string? Status { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
