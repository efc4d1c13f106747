using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Accounts.Lists;

/// <summary>What came of getting a list, for all accounts that stand in it.</summary>
/// <param name="Book">Null where it was not got; the others then say why.</param>
internal sealed record ListAnswer(ListBook? Book, AccountAccess Access, string? Reason, int? HttpStatus, long Bytes, int Milliseconds)
{
    private int _told;

    /// <summary>Its bytes and milliseconds, for the first account that asks: the others cost nothing more.</summary>
    public (long Bytes, int Milliseconds) TakeCost() => Interlocked.Exchange(ref _told, 1) == 0 ? (Bytes, Milliseconds) : (0, 0);

    public static ListAnswer Not(AccountAccess access, string reason) => new(null, access, reason, null, 0, 0);
}
