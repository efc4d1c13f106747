using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>A-IDLE: out of use and not cancelled: long suspended in the registry, proven silent for long, or gone from the platform while the
/// registry has it in use (国办秘函〔2019〕19号 政务新媒体; the periods are the program's own).</summary>
public sealed class IdleAccountRule() : AccountRule(
    "A-IDLE",
    "停用未注销",
    Severity.Remark,
    noticeText: null,
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》政务新媒体：长期停用的账号应予注销（期限系本程序自定）")
{
    /// <inheritdoc/>
    protected override AccountAnswer Answer(AccountObservation account, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(policy);
        if (account.State == AccountState.Suspended)
            return Suspended(account, policy.IdleAccountMonths, point);

        var silence = policy.IdleAccountDays;
        var answer = AccountAge.Of(account, silence, policy, point, $"{silence.Value}天");
        if (NotInUse(account) is { } reason)
            return answer with { Outcome = Outcome.NotApplicable, Text = reason, LastPassingDay = null };
        if (account.Access != AccountAccess.Gone)
            return answer.Outcome == Outcome.Fail ? answer with { Text = $"{answer.Text}，已{answer.Value}天没有发布，长期不用而未注销" } : answer;

        var days = policy.GoneDays;
        var gone = new AccountAnswer(Outcome.Fail, "", account.GoneDays, days.Value, "天", days.Clause);
        return account.GoneDays >= days.Value
            ? gone with { Text = $"名录在用而平台已无此账号：平台连续{account.GoneDays}天提示账号不存在，达到限值{days.Value}天" }
            : gone with { Outcome = Outcome.NotTested, Text = $"平台提示账号不存在，连续{account.GoneDays}天，未满{days.Value}天" };
    }

    private static AccountAnswer Suspended(AccountObservation account, PolicyLimit limit, MonitoringPoint point)
    {
        var window = new UpdateWindow(point.Day, UpdateWindow.EarliestDay(limit, point.Day), limit, RegisteredDays: null);
        var answer = new AccountAnswer(Outcome.NotTested, "名录未注明停用日期", null, window.LimitDays, "天", limit.Clause) { EarliestAllowed = window.EarliestAllowed };
        if (account.SuspendedOn is not { } day) return answer;
        if (day > window.Day) return answer with { Text = $"停用日期 {day.Iso()} 晚于监测时间点，不能作为依据" };

        var late = day < window.EarliestAllowed;
        return answer with
        {
            Outcome = late ? Outcome.Fail : Outcome.Pass,
            Text = late
                ? $"于 {day.Iso()} 报停用，早于 {window.EarliestAllowed.Iso()}，已超过{window.Span}未注销"
                : $"于 {day.Iso()} 报停用，不早于 {window.EarliestAllowed.Iso()}，未超过{window.Span}",
            Value = window.Day.DayNumber - day.DayNumber,
            LastPassingDay = window.LastPassingDay(day),
        };
    }
}
