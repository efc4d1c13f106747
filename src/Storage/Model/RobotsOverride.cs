namespace FreshnessCrawler.Storage.Model;

/// <summary>A supervised site's recorded consent to be read although its robots.txt says otherwise (robots.csv).</summary>
public sealed class RobotsOverride
{
    public long Id { get; set; }
    public required string Host { get; set; }
    public required string Reason { get; set; }
    public required string By { get; set; }
    public DateOnly? Until { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
