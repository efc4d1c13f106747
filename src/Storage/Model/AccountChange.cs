namespace FreshnessCrawler.Storage.Model;

/// <summary>One change in an account's life as the registry told it; append-only.</summary>
public sealed class AccountChange
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public AccountChangeKind Kind { get; set; }

    /// <summary>The civil day on which it holds: the registry's own day where it gives one, else that of the import.</summary>
    public DateOnly On { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }
    public DateTimeOffset NotedAt { get; set; }
}
