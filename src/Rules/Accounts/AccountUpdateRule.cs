using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>V-M2a: nothing published in the two weeks before T (国办秘函〔2019〕19号 政务新媒体单项否决 内容不更新).</summary>
public sealed class AccountUpdateRule() : AccountRule(
    "V-M2a",
    "内容不更新",
    Severity.Veto,
    "监测时间点2周未更新",
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》政务新媒体单项否决 2.内容不更新")
{
    /// <inheritdoc/>
    protected override AccountAnswer Answer(AccountObservation account, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(policy);
        var limit = policy.AccountWindow;
        var span = limit.Unit == LimitUnit.Months ? $"{limit.Value}个月" : limit.Value % 7 == 0 ? $"{limit.Value / 7}周" : $"{limit.Value}天";
        var answer = AccountAge.Of(account, limit, policy, point, span);
        return NotInUse(account) is { } reason ? answer with { Outcome = Outcome.NotApplicable, Text = reason, LastPassingDay = null } : answer;
    }
}
