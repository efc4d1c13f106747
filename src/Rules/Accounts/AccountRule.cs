using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>A rule about one new-media account: one verdict for each account that was looked at (国办秘函〔2019〕19号 政务新媒体).</summary>
public abstract class AccountRule : IAccountRule
{
    /// <summary>Makes the rule; it judges accounts.</summary>
    protected AccountRule(string code, string indicator, Severity severity, string? noticeText, string clause)
    {
        Info = new RuleInfo(code, indicator, TargetKind.Account, severity, noticeText, clause);
    }

    /// <inheritdoc/>
    public RuleInfo Info { get; }

    /// <inheritdoc/>
    public Verdict? Judge(AccountObservation account, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(policy);
        var answer = Answer(account, policy, point);
        var ending = answer.Outcome switch
        {
            Outcome.NotTested => $" 未测：{answer.Text}",
            Outcome.NotApplicable => $" 不适用：{answer.Text}",
            _ => answer.Text,
        };
        var summary = $"“{account.Name}”{ending}（监测时间点 {point.Day.Iso()}）";
        var evidence = new Evidence(answer.Value, answer.Limit, answer.Unit, answer.Clause, []) { Account = Complete(EvidenceOf(account, answer), account) };
        return new Verdict(Info.Code, TargetKind.Account, account.AccountId, answer.Outcome, Info.Severity, summary, evidence);
    }

    /// <summary>The answer for an account.</summary>
    protected abstract AccountAnswer Answer(AccountObservation account, RulePolicy policy, MonitoringPoint point);

    /// <summary>What this rule's verdict rests on besides what every one does.</summary>
    protected virtual AccountEvidence Complete(AccountEvidence evidence, AccountObservation account) => evidence;

    /// <summary>Why an account that is not in use is not judged; null where it is in use.</summary>
    protected static string? NotInUse(AccountObservation account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.State switch
        {
            AccountState.Active => null,
            AccountState.Suspended => $"账号已{On(account.SuspendedOn)}报停用",
            AccountState.Cancelled => $"账号已{On(account.CancelledOn)}注销",
            AccountState.NotYet => account.Since is { } since ? $"账号于 {since.Iso()} 方登记" : "账号在监测时间点尚未登记",
            _ => throw new ArgumentOutOfRangeException(nameof(account), account.State, "A standing without a name."),
        };
    }

    private static string On(DateOnly? day) => day is { } known ? $"于 {known.Iso()} " : "";

    private static AccountEvidence EvidenceOf(AccountObservation account, AccountAnswer answer) =>
        new(account.Code, account.Name, account.Platform, account.State, account.Access, account.ObservedAt)
        {
            Reason = account.Reason,
            Source = account.Source,
            AsOf = account.AsOf,
            Newest = account.Newest,
            NewestTitle = account.NewestTitle,
            NewestUrl = account.NewestUrl,
            NewestRemembered = account.NewestRemembered,
            EarliestAllowed = answer.EarliestAllowed,
            LastPassingDay = answer.LastPassingDay,
            Since = account.Since,
            SuspendedOn = account.SuspendedOn,
            CancelledOn = account.CancelledOn,
            GoneDays = account.GoneDays,
            NameSeen = account.NameSeen,
        };
}
