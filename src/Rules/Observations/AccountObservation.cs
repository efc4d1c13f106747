namespace FreshnessCrawler.Rules.Observations;

/// <summary>What one run saw of one new-media account (政务新媒体账号), with what the registry says of it.</summary>
public sealed record AccountObservation
{
    /// <summary>Its stored identity.</summary>
    public required long AccountId { get; init; }

    /// <summary>Its code in the registry.</summary>
    public required string Code { get; init; }

    /// <summary>The unit that runs it.</summary>
    public required string Unit { get; init; }

    /// <summary>The platform's name as the notice prints it: 微信, 新浪微博, 今日头条, 抖音短视频, or another.</summary>
    public required string Platform { get; init; }

    /// <summary>Its registered name.</summary>
    public required string Name { get; init; }

    /// <summary>Its standing on the day of the monitoring point.</summary>
    public required AccountState State { get; init; }

    /// <summary>The first day on which it is held to the rules (registered or opened); null where the registry does not say.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The day on which it was reported as out of use.</summary>
    public DateOnly? SuspendedOn { get; init; }

    /// <summary>The day of its cancellation.</summary>
    public DateOnly? CancelledOn { get; init; }

    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>What came of its sources: the best of them.</summary>
    public required AccountAccess Access { get; init; }

    /// <summary>Why it was not read, in Chinese; names the source and what it answered. Null where it was read.</summary>
    public string? Reason { get; init; }

    /// <summary>The source that was read; null where none was.</summary>
    public AccountSourceKind? Source { get; init; }

    /// <summary>Up to which moment what was read speaks: of a feed the moment of the fetch, of a kept list the moment that its keeper gives. Null where nothing was read.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Posts read.</summary>
    public int Posts { get; init; }

    /// <summary>The latest known post's moment: of this look, or of an earlier one, whichever is later. A failed look does not change it.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>That post's title.</summary>
    public string? NewestTitle { get; init; }

    /// <summary>That post's address.</summary>
    public string? NewestUrl { get; init; }

    /// <summary>Whether <see cref="Newest"/> is from an earlier look, because this one did not show it: it can then prove that the account was updated, never that it was not.</summary>
    public bool NewestRemembered { get; init; }

    /// <summary>The account's name as the platform showed it, where the source gives one that is its own.</summary>
    public string? NameSeen { get; init; }

    /// <summary>On how many different days in a row, this one included, the platform said that there is no such account.</summary>
    public int GoneDays { get; init; }

    /// <summary>The latest record of a person and the latest of the program, where there are any.</summary>
    public IReadOnlyList<InteractionRecord> Interaction { get; init; } = [];

    /// <summary>Other accounts in use that look like the same.</summary>
    public IReadOnlyList<AccountTwin> Twins { get; init; } = [];
}
