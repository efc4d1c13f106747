namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>One account of the city.</summary>
public sealed class AccountPlan
{
    /// <summary>Its place among the accounts, from 1; the same in a small city and in a large one.</summary>
    public required int Number { get; init; }
    public required AccountUnit Unit { get; init; }
    public required string Platform { get; init; }
    public required string Name { get; init; }

    /// <summary>What is planted, in a word; null for an ordinary account.</summary>
    public string? Planted { get; init; }

    /// <summary>Moment of its newest post; null where it never had one.</summary>
    public required DateTimeOffset? Newest { get; init; }

    /// <summary>In the order in which they are asked.</summary>
    public required IReadOnlyList<SourcePlan> Sources { get; set; }
    public IReadOnlyList<InteractionPlan> Interactions { get; init; } = [];
    public required DateOnly RegisteredOn { get; init; }
    public DateOnly? SuspendedOn { get; init; }
    public DateOnly? CancelledOn { get; init; }

    /// <summary>The name that the platform shows, where it is not the registered one any more.</summary>
    public string? SeenName { get; init; }

    /// <summary>Why it looks like another one, of whose code: null for no twin.</summary>
    public int? TwinOf { get; init; }

    /// <summary>A text in place of the ordinary one of the post with <see cref="PostWithText"/>.</summary>
    public CampaignText? Text { get; set; }

    /// <summary>Which post it stands in; never the newest.</summary>
    public const int PostWithText = 2;

    /// <summary>Whether its office has posted again (set by the control port).</summary>
    public bool Rectified { get; set; }

    public string Code => $"xmt{Number:00000}";

    /// <summary>The platform's own number for it.</summary>
    public long Uid => 3_600_000_000 + (Number * 7919L);

    public string PlatformId => Platform == AccountPlatforms.WeChat ? $"gh_{unchecked((ulong)Uid * 2654435761) % 281474976710656:x12}" : $"{Uid}";

    /// <summary>Whether all of its posts are read from lists that people keep: no platform can block those.</summary>
    public bool OnlyLists => Sources.Count > 0 && Sources.All(source => source.IsList);
}
