using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>V-M3a: no effective way to interact. That there is none, only a person can say; that there is one, the program may have seen
/// (国办秘函〔2019〕19号 政务新媒体单项否决 互动回应差).</summary>
public sealed class AccountInteractionRule() : AccountRule(
    "V-M3a",
    "互动回应差",
    Severity.Veto,
    "缺有效互动渠道功能",
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》政务新媒体单项否决 3.互动回应差")
{
    /// <inheritdoc/>
    protected override AccountAnswer Answer(AccountObservation account, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(policy);
        var window = new UpdateWindow(point.Day, UpdateWindow.EarliestDay(policy.InteractionAge, point.Day), policy.InteractionAge, RegisteredDays: null);
        var known = account.Interaction.Where(record => record.Day <= window.Day).ToList();
        var persons = known.Where(record => record.By is not null).ToList();
        var seen = known.Where(record => record.By is null && record.Effective).MaxBy(record => record.Day);
        var latest = persons.Count > 0 ? persons.Max(record => record.Day) : (DateOnly?)null;
        var person = persons.Where(record => record.Day == latest)
            .OrderBy(record => record.Effective).ThenBy(record => record.By, StringComparer.Ordinal).ThenBy(record => record.Channel, StringComparer.Ordinal).FirstOrDefault();
        var atOdds = persons.Where(record => record.Day == latest).Select(record => record.Effective).Distinct().Count() > 1;

        var (outcome, text, record) = NotInUse(account) is { } reason
            ? (Outcome.NotApplicable, reason, person)
            : atOdds
                ? (Outcome.NotTested, $"{latest!.Value.Iso()} 的人工核查记录互相矛盾，须重新核查", person)
                : Judge(person, seen, window, policy);
        return new AccountAnswer(outcome, text, record is null ? null : window.Day.DayNumber - record.Day.DayNumber, window.LimitDays, "天", policy.InteractionAge.Clause)
        {
            EarliestAllowed = window.EarliestAllowed,
            LastPassingDay = outcome == Outcome.Pass ? window.LastPassingDay(record!.Day) : null,
        };
    }

    /// <inheritdoc/>
    protected override AccountEvidence Complete(AccountEvidence evidence, AccountObservation account)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(account);
        return evidence with { Interaction = account.Interaction };
    }

    private static (Outcome Outcome, string Text, InteractionRecord? Record) Judge(InteractionRecord? person, InteractionRecord? seen, UpdateWindow window, RulePolicy policy)
    {
        if (person is { Effective: false })
        {
            if (seen is not null && seen.Day >= person.Day)
                return (Outcome.NotTested, $"{person.By}于 {person.Day.Iso()} 记录无有效互动功能，而程序于 {seen.Day.Iso()} 见到{seen.Channel}，须重新核查", person);
            return person.Day >= window.EarliestAllowed
                ? (Outcome.Fail, $"缺有效互动渠道功能：{person.Channel}（{person.By}核查于 {person.Day.Iso()}，依据：{person.Evidence}；记录{window.Span}内有效）", person)
                : (Outcome.NotTested, $"{person.By}于 {person.Day.Iso()} 记录无有效互动功能，已超过{window.Span}，须重新核查", person);
        }

        if (person is not null && person.Day >= window.EarliestAllowed)
            return (Outcome.Pass, $"有有效互动渠道：{person.Channel}（{person.By}核查于 {person.Day.Iso()}，不早于 {window.EarliestAllowed.Iso()}）", person);
        if (seen is not null && seen.Day >= window.EarliestAllowed)
        {
            return policy.CommentsAreInteraction.Value
                ? (Outcome.Pass, $"有有效互动渠道：{seen.Channel}（程序于 {seen.Day.Iso()} 见到，不早于 {window.EarliestAllowed.Iso()}）", seen)
                : (Outcome.NotTested, $"程序于 {seen.Day.Iso()} 见到{seen.Channel}，按口径须人工核查", seen);
        }

        return person is not null
            ? (Outcome.NotTested, $"最近一次人工核查在 {person.Day.Iso()}，已超过{window.Span}，须重新核查", person)
            : (Outcome.NotTested, "没有人工核查记录，程序也未见到互动功能", null);
    }
}
