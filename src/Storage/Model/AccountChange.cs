namespace FreshnessCrawler.Storage.Model;

/// <summary>One change in an account's life as the registry told it; append-only.
/// <para>Of Registered, Filed, Suspended and Cancelled, <see cref="After"/> is the day (yyyy-MM-dd) and <see cref="Before"/> the day that it corrects:
/// null for the first word on it. A day taken back has no <see cref="After"/>. So a row of these kinds stands unless it has no <see cref="After"/>, or a row
/// with a greater <see cref="Id"/> of the same account and kind has it as <see cref="Before"/>; where two that stand give one day, they are one change.
/// What stands has <see cref="On"/> equal to <see cref="After"/>. A list of changes between two days takes those that stand by <see cref="On"/>.</para>
/// <para>Rows of the other kinds always stand: Resumed has the day of the suspension as <see cref="Before"/>, Renamed the names, Moved what became
/// another, in Chinese (单位：甲；平台：微信); Dropped and Returned have neither.</para></summary>
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
