using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>An account to be looked at, with its sources in the order in which they are asked, and what is known of it.</summary>
public sealed record AccountTarget(
    long AccountId,
    string Code,
    long UnitId,
    string Unit,
    string Platform,
    string Name,
    string? PlatformId,
    AccountState State,
    DateOnly? Since,
    DateOnly? SuspendedOn,
    DateOnly? CancelledOn,
    IReadOnlyList<AccountSourceTarget> Sources,
    IReadOnlyList<InteractionRecord> Interaction,
    IReadOnlyList<AccountTwin> Twins,
    KnownAccount Known);
