namespace FreshnessCrawler.Rules.Observations;

/// <summary>A person's recorded decision that a column need not be updated (e.g. 已结束的历史专题).</summary>
/// <param name="Until">Last civil day (Asia/Shanghai) of the exemption; null while it has no end.</param>
/// <param name="Reason">Why, in Chinese, as it will be shown.</param>
/// <param name="By">Who decided.</param>
public sealed record Exemption(DateOnly? Until, string Reason, string By)
{
    /// <summary>Whether the exemption holds on <paramref name="day"/> (its last day included).</summary>
    public bool HoldsOn(DateOnly day) => Until is not { } until || day <= until;
}
