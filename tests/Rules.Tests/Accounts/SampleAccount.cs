using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;

namespace FreshnessCrawler.Rules.Tests.Accounts;

/// <summary>An account of the notice's quarter and what may be seen of it.</summary>
internal static class SampleAccount
{
    public const long Id = 31;

    public static AccountObservation Fine { get; } = new()
    {
        AccountId = Id,
        Code = "a-0031",
        Unit = "永修县公安局",
        Platform = "微信",
        Name = "永修公安",
        State = AccountState.Active,
        Since = new DateOnly(2019, 5, 1),
        ObservedAt = Sample.Point.At.AddMinutes(20),
        Access = AccountAccess.Read,
        Source = AccountSourceKind.Feed,
        AsOf = Sample.Point.At.AddMinutes(20),
        Posts = 10,
        Newest = China(2023, 4, 14),
        NewestTitle = "警情通报",
        NewestUrl = "https://mp.example.test/s/1",
        NameSeen = "永修公安",
        Interaction = [Person(new DateOnly(2023, 4, 1), effective: true)],
    };

    public static DateTimeOffset China(int year, int month, int day, int hour = 9, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    public static InteractionRecord Person(DateOnly day, bool effective) =>
        new(day, effective, effective ? "菜单、留言" : "无菜单，评论关闭", "截图 0031.png", "张某");

    public static InteractionRecord Seen(DateOnly day) => new(day, Effective: true, "评论", "https://mp.example.test/s/1", By: null);

    public static AccountObservation NotRead(this AccountObservation account, AccountAccess access = AccountAccess.Blocked, string reason = "微信拒绝访问（HTTP 403）") =>
        account with { Access = access, Reason = reason, Source = null, AsOf = null, Posts = 0, NewestRemembered = account.Newest is not null, NameSeen = null };

    public static Verdict Judge<TRule>(this AccountObservation account, MonitoringPoint? point = null, RulePolicy? policy = null)
        where TRule : IAccountRule, new()
    {
        var verdict = new TRule().Judge(account, policy ?? Sample.Policy, point ?? Sample.Point);
        Assert.NotNull(verdict);
        Assert.Equal((TargetKind.Account, Id), (verdict.TargetKind, verdict.TargetId));
        Assert.Equal(account.Code, verdict.Evidence.Account?.Code);
        return verdict;
    }

    public static void Is(this Verdict verdict, Outcome outcome, string part)
    {
        Assert.Contains(part, verdict.Summary, StringComparison.Ordinal);
        Assert.Equal(outcome, verdict.Outcome);
    }
}
