using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>A-NAME: the platform shows another name than the registry has (国办秘函〔2019〕19号 政务新媒体). Short forms and additions are no
/// other name; where it may be one of them, a person must look.</summary>
public sealed class RenamedAccountRule() : AccountRule(
    "A-NAME",
    "更名未报",
    Severity.Remark,
    noticeText: null,
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》政务新媒体：账号名称变更应及时报备（原文待确认）")
{
    // One other name is a change: no number of the policy.
    private const int Limit = 1;

    /// <inheritdoc/>
    protected override AccountAnswer Answer(AccountObservation account, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(account);
        var (outcome, text) = NotInUse(account) is { } reason ? (Outcome.NotApplicable, reason) : Judge(account);
        decimal? value = outcome switch { Outcome.Pass => 0, Outcome.Fail => 1, _ => null };
        return new AccountAnswer(outcome, text, value, Limit, "个", Info.Clause);
    }

    private static (Outcome Outcome, string Text) Judge(AccountObservation account)
    {
        if (account.Access != AccountAccess.Read)
            return (Outcome.NotTested, account.Reason ?? "未能读取，原因未记录");
        if (account.NameSeen is not { } seen || AccountName.Plain(seen) is not { Length: > 0 } shown)
            return (Outcome.NotTested, "读取结果中没有平台显示的账号名称");

        return AccountName.Compare(AccountName.Plain(account.Name), shown) switch
        {
            AccountNames.Same => (Outcome.Pass, $"平台显示的名称为“{AccountName.Shown(seen)}”，与名录一致，不同的名称0个，未达到限值{Limit}个"),
            AccountNames.Other => (Outcome.Fail, $"平台显示的名称为“{AccountName.Shown(seen)}”，与名录不一致，不同的名称1个，达到限值{Limit}个"),
            _ => (Outcome.NotTested, $"平台显示的名称为“{AccountName.Shown(seen)}”，可能是名录名称的简称或全称，须人工核对"),
        };
    }
}
