using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Accounts;

/// <summary>Whether an account published within a window (国办秘函〔2019〕19号 政务新媒体单项否决 内容不更新). That something was published is proven
/// by any post ever seen; that nothing was, only by a look that shows the latest post and speaks up to T.</summary>
internal static class AccountAge
{
    /// <summary>The answer for an account in use.</summary>
    /// <param name="account">What was seen.</param>
    /// <param name="limit">The window.</param>
    /// <param name="policy">For the age up to which a kept list is proof.</param>
    /// <param name="point">T.</param>
    /// <param name="span">The window as people read it: 2周.</param>
    public static AccountAnswer Of(AccountObservation account, PolicyLimit limit, RulePolicy policy, MonitoringPoint point, string span)
    {
        var window = new UpdateWindow(point.Day, UpdateWindow.EarliestDay(limit, point.Day), limit, RegisteredDays: null);
        DateOnly? newest = account.Newest is { } moment ? MonitoringPoint.DayOf(moment) : null;
        var (outcome, text) = Judge(account, newest, window, policy, span);
        return new AccountAnswer(outcome, text, newest <= window.Day ? window.Day.DayNumber - newest.Value.DayNumber : null, window.LimitDays, "天", limit.Clause)
        {
            EarliestAllowed = window.EarliestAllowed,
            LastPassingDay = newest <= window.Day ? window.LastPassingDay(newest.Value) : null,
        };
    }

    private static (Outcome Outcome, string Text) Judge(AccountObservation account, DateOnly? newest, UpdateWindow window, RulePolicy policy, string span)
    {
        if (newest > window.Day)
            return (Outcome.NotTested, $"最近发布的日期 {newest.Value.Iso()} 晚于监测时间点，不能作为依据");
        if (newest >= window.EarliestAllowed)
            return (Outcome.Pass, $"最近发布 {newest.Value.Iso()}，不早于 {window.EarliestAllowed.Iso()}{Unseen(account)}{Warning(newest.Value, window, policy)}");
        if (account.Since is { } since && since > window.EarliestAllowed)
            return (Outcome.NotApplicable, $"账号于 {since.Iso()} 方登记，开设不足{span}");
        if (Doubt(account, newest, window, policy) is { } doubt)
            return (Outcome.NotTested, doubt);
        return (Outcome.Fail, $"最近发布 {newest!.Value.Iso()}，早于 {window.EarliestAllowed.Iso()}");
    }

    // What keeps a look from proving that nothing newer was published.
    private static string? Doubt(AccountObservation account, DateOnly? newest, UpdateWindow window, RulePolicy policy)
    {
        var known = newest is { } last ? $"；此前读到的最近发布为 {last.Iso()}" : "";
        if (account.Access != AccountAccess.Read)
            return (account.Reason ?? "未能读取，原因未记录") + known;
        if (newest is null)
            return "没有读到带日期的发布内容，不能据此认定没有更新";
        if (account.NewestRemembered)
            return "本次读取的内容中没有此前读到的最近发布，内容不全" + known;
        if (account.AsOf is not { } asOf)
            return "读取结果未注明截至时间，其后情况不明";

        var upTo = MonitoringPoint.DayOf(asOf);
        if (upTo.DayNumber < window.Day.DayNumber - policy.AccountListAge.Value)
            return $"来源只截至 {upTo.Iso()}，其后情况不明{known}";
        // Where the source last spoke the account was still in time: what would convict it is only what nobody has seen.
        if (upTo < window.Day && newest >= UpdateWindow.EarliestDay(policy.AccountWindow, upTo))
            return $"来源只截至 {upTo.Iso()}，到那天尚未超期，其后情况不明{known}";
        return account.Source == AccountSourceKind.List && asOf > account.ObservedAt
            ? $"名单所注的截至时间 {upTo.Iso()} 晚于读取时间，不能作为依据"
            : null;
    }

    private static string Unseen(AccountObservation account) =>
        account.Access == AccountAccess.Read && !account.NewestRemembered ? "" : "（此前读到，本次未读到）";

    private static string Warning(DateOnly newest, UpdateWindow window, RulePolicy policy)
    {
        var left = window.LastPassingDay(newest).DayNumber - window.Day.DayNumber;
        return left > policy.AccountWarning.Value ? "" : left == 0 ? "，今天到期" : $"，还有{left}天到期";
    }
}
