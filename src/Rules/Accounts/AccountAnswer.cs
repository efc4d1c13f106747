using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>What one question about an account gave (国办秘函〔2019〕19号 政务新媒体单项否决).</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Text">What follows the account's name: the number and the limit, or the reason why there is none; in Chinese.</param>
/// <param name="Value">The measured number; null where nothing was measured.</param>
/// <param name="Limit">The limit in the same unit.</param>
/// <param name="Unit">天 or 个.</param>
/// <param name="Clause">The clause of the limit.</param>
public sealed record AccountAnswer(Outcome Outcome, string Text, decimal? Value, decimal Limit, string Unit, string Clause)
{
    /// <summary>The oldest civil day that still passes; null without a window.</summary>
    public DateOnly? EarliestAllowed { get; init; }

    /// <summary>The last civil day of T on which the account still passes; null where none is known.</summary>
    public DateOnly? LastPassingDay { get; init; }
}
