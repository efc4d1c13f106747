namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>What a verdict rests on (佐证): the measured value, its limit, and what is behind them.</summary>
/// <param name="Value">The measured number: an age in days, a count, a percentage; null where nothing was measured.</param>
/// <param name="Limit">The limit in the same unit, taken from the policy or the registry.</param>
/// <param name="Unit">天 (age), 个 (columns, links, addresses), 条 (items of one column) or % (cut, not rounded, to two decimals: what is below a limit
/// never reads as having reached it).</param>
/// <param name="Clause">The clause the limit is taken from.</param>
/// <param name="Columns">The columns that the verdict rests on.</param>
public sealed record Evidence(decimal? Value, decimal Limit, string Unit, string Clause, IReadOnlyList<ColumnEvidence> Columns)
{
    /// <summary>How many entries any list of visits, links or reasons has here at most; beside it stands how many there are.</summary>
    public const int MostListed = 100;

    /// <summary>Points that the verdict deducts from the score (扣分); null for a rule that deducts none, and where nothing was proven.</summary>
    public decimal? Points { get; init; }

    /// <summary>The visits behind V-W2.</summary>
    public VisitEvidence? Visits { get; init; }

    /// <summary>The survey behind S-LINK.</summary>
    public LinkEvidence? Links { get; init; }

    /// <summary>The survey behind the IPv6 rules.</summary>
    public Ipv6Evidence? Ipv6 { get; init; }

    /// <summary>The account behind a verdict on a new-media account.</summary>
    public AccountEvidence? Account { get; init; }
}
