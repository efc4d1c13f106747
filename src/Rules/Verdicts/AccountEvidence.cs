using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>What a verdict on a new-media account rests on, with the date arithmetic.</summary>
/// <param name="Code">The account's code in the registry.</param>
/// <param name="Name">Its registered name.</param>
/// <param name="Platform">The platform's name.</param>
/// <param name="State">Its standing on the day of T.</param>
/// <param name="Access">What came of asking its sources.</param>
/// <param name="ObservedAt">When it was looked at.</param>
public sealed record AccountEvidence(string Code, string Name, string Platform, AccountState State, AccountAccess Access, DateTimeOffset ObservedAt)
{
    /// <summary>Why it was not read, where it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>The source that was read.</summary>
    public AccountSourceKind? Source { get; init; }

    /// <summary>Up to which moment that source speaks.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The moment of the latest known post.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>That post's title.</summary>
    public string? NewestTitle { get; init; }

    /// <summary>That post's address.</summary>
    public string? NewestUrl { get; init; }

    /// <summary>Whether the latest post is known from an earlier look only.</summary>
    public bool NewestRemembered { get; init; }

    /// <summary>The oldest civil day (Asia/Shanghai) that still passes; null where the rule knows no window.</summary>
    public DateOnly? EarliestAllowed { get; init; }

    /// <summary>The last civil day of T on which what was seen still passes if nothing newer comes; null where no such day is known.</summary>
    public DateOnly? LastPassingDay { get; init; }

    /// <summary>The first day on which it is held to the rules.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The day on which it was reported as out of use.</summary>
    public DateOnly? SuspendedOn { get; init; }

    /// <summary>The day of its cancellation.</summary>
    public DateOnly? CancelledOn { get; init; }

    /// <summary>On how many days in a row the platform said that there is no such account.</summary>
    public int GoneDays { get; init; }

    /// <summary>Its name as the platform showed it.</summary>
    public string? NameSeen { get; init; }

    /// <summary>The records of its ways to interact; of the rule on interaction only.</summary>
    public IReadOnlyList<InteractionRecord>? Interaction { get; init; }

    /// <summary>The accounts that look like the same; of the rule on duplicates only.</summary>
    public IReadOnlyList<AccountTwin>? Twins { get; init; }
}
