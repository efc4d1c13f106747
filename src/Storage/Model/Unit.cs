namespace FreshnessCrawler.Storage.Model;

/// <summary>An office (单位) that runs sites and accounts.</summary>
public sealed class Unit
{
    public long Id { get; set; }
    public required string Name { get; set; }
    public long? ParentId { get; set; }
    public string? Kind { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
