namespace FreshnessCrawler.Rules.Observations;

/// <summary>What was seen of one column (or of the home page, category <see cref="ColumnCategory.Home"/>) at one moment.</summary>
public sealed record ColumnObservation
{
    /// <summary>The column's stored identity.</summary>
    public required long ColumnId { get; init; }

    /// <summary>The column's name as registered or discovered (栏目名称).</summary>
    public required string Name { get; init; }

    /// <summary>The column's address.</summary>
    public required string Url { get; init; }

    /// <summary>The column's class.</summary>
    public required ColumnCategory Category { get; init; }

    /// <summary>1 for 一级栏目, 2 for 二级栏目, …; 0 for the home page.</summary>
    public required int Level { get; init; }

    /// <summary>The registry's own limit in days, which goes before the policy's; null where none is set.</summary>
    public int? LimitDays { get; init; }

    /// <summary>A recorded exemption, or null.</summary>
    public Exemption? Exemption { get; init; }

    /// <summary>Registered by a person or discovered by the program.</summary>
    public ColumnSource Source { get; init; } = ColumnSource.Registered;

    /// <summary>How sure the category is, 0–1; 1 for a registered column.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>What came of reading it.</summary>
    public required ReadingOutcome Outcome { get; init; }

    /// <summary>Why, in Chinese: required for <see cref="ReadingOutcome.NotRead"/>, helpful for the others.</summary>
    public string? Reason { get; init; }

    /// <summary>The newest publication date (civil day, Asia/Shanghai), only for <see cref="ReadingOutcome.Read"/>.</summary>
    public DateOnly? Newest { get; init; }

    /// <summary>Where <see cref="Newest"/> was read.</summary>
    public DateSource NewestSource { get; init; } = DateSource.Shown;

    /// <summary>Title of the newest item: the proof.</summary>
    public string? NewestTitle { get; init; }

    /// <summary>Address of the newest item: the proof.</summary>
    public string? NewestUrl { get; init; }

    /// <summary>How many items the page showed.</summary>
    public int ItemCount { get; init; }

    /// <summary>What the site's navigation says of the column.</summary>
    public ColumnPlace Place { get; init; } = ColumnPlace.Unknown;

    /// <summary>In Chinese, where the place is <see cref="ColumnPlace.Moved"/> or <see cref="ColumnPlace.Vanished"/>: where to, or since when.</summary>
    public string? PlaceDetail { get; init; }

    /// <summary>Why the reading itself is in doubt (读取存疑: items collapsed, template changed), in Chinese; null where it is not. The other
    /// properties then repeat what was known before.</summary>
    public string? Suspect { get; init; }

    /// <summary>When it was seen.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>Whether its category was proposed by the program and is less sure than the policy asks; then a person must confirm it.</summary>
    public bool IsUnsureUnder(RulePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Source == ColumnSource.Discovered && Category != ColumnCategory.Home && Confidence < (double)policy.MinimumConfidence.Value;
    }
}
