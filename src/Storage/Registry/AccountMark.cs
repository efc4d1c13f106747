using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>What of an account makes a step of its history when it changes.</summary>
internal sealed record AccountMark(
    string Name, long UnitId, string Platform, string? PlatformId, DateOnly? RegisteredOn, DateOnly? FiledOn, DateOnly? SuspendedOn, DateOnly? CancelledOn)
{
    public static AccountMark Of(Account account) => new(
        account.Name, account.UnitId, account.Platform, account.PlatformId, account.RegisteredOn, account.FiledOn, account.SuspendedOn, account.CancelledOn);
}
