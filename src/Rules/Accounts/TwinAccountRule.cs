using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>A-TWIN: a unit has more than one account on one platform, or one account is registered twice (国办秘函〔2019〕19号 政务新媒体).
/// A name that another unit's account has too proves neither.</summary>
public sealed class TwinAccountRule() : AccountRule(
    "A-TWIN",
    "同一平台重复",
    Severity.Remark,
    noticeText: null,
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》政务新媒体：一个单位在同一平台原则上只开设一个账号（原文待确认）")
{
    // More than none is one too many: no number of the policy.
    private const int Limit = 1;

    /// <inheritdoc/>
    protected override AccountAnswer Answer(AccountObservation account, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(account);
        var twins = account.Twins.OrderBy(twin => twin.Code, StringComparer.Ordinal).ThenBy(twin => twin.Why, StringComparer.Ordinal).ThenBy(twin => twin.Unit, StringComparer.Ordinal).ThenBy(twin => twin.Name, StringComparer.Ordinal).ToList();
        var sure = twins.Where(twin => !IsOnlyName(twin) || string.Equals(twin.Unit, account.Unit, StringComparison.Ordinal)).ToList();
        var (outcome, text) = (NotInUse(account), sure.Count, twins.Count) switch
        {
            ({ } reason, _, _) => (Outcome.NotApplicable, reason),
            (_, > 0, _) => (Outcome.Fail, $"在{account.Platform}另有{sure.Count}个账号（{Names(sure)}），达到限值{Limit}个"),
            (_, _, > 0) => (Outcome.NotTested, $"在{account.Platform}与其他单位的账号名称相同（{Names(twins)}），是否同一账号须人工核对"),
            _ => (Outcome.Pass, $"在{account.Platform}没有重复账号，未达到限值{Limit}个"),
        };
        decimal? value = outcome is Outcome.Pass or Outcome.Fail ? sure.Count : null;
        return new AccountAnswer(outcome, text, value, Limit, "个", Info.Clause);
    }

    /// <inheritdoc/>
    protected override AccountEvidence Complete(AccountEvidence evidence, AccountObservation account)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(account);
        return evidence with { Twins = [.. account.Twins.Take(Evidence.MostListed)] };
    }

    private static bool IsOnlyName(AccountTwin twin) => string.Equals(twin.Why, "名称相同", StringComparison.Ordinal);

    private static string Names(List<AccountTwin> twins)
    {
        const int Most = 5;
        var named = string.Join('、', twins.Take(Most).Select(twin => $"{twin.Unit}“{twin.Name}”，{twin.Why}"));
        return twins.Count > Most ? named + "等" : named;
    }
}
