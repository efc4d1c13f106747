namespace FreshnessCrawler.Storage.Model;

/// <summary>A person's check of an account's ways to interact (interaction.csv); append-only, the latest day counts.</summary>
public sealed class AccountInteraction
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public DateOnly CheckedOn { get; set; }
    public bool Effective { get; set; }
    public required string Channel { get; set; }
    public required string Evidence { get; set; }
    public required string By { get; set; }
    public DateTimeOffset EnteredAt { get; set; }
}
