using FreshnessCrawler.Rules.Accounts;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Accounts.SampleAccount;

namespace FreshnessCrawler.Rules.Tests.Accounts;

public sealed class AccountUpdateRuleTests
{
    private static readonly AccountObservation Stale = Fine with { Newest = China(2023, 3, 1) };

    [Fact]
    public void Judge_PublishedWithinTwoWeeks_PassesWithAgeLimitAndLastDay()
    {
        var verdict = Fine.Judge<AccountUpdateRule>();

        verdict.Is(Outcome.Pass, "“永修公安”最近发布 2023-04-14，不早于 2023-04-03（监测时间点 2023-04-17）");
        Assert.Equal((3m, 14m, "天", "账号两周"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
        Assert.Equal(new DateOnly(2023, 4, 28), verdict.Evidence.Account?.LastPassingDay);
    }

    [Fact]
    public void Judge_NothingInTwoWeeks_FailsWithTheProof()
    {
        var verdict = Stale.Judge<AccountUpdateRule>();

        verdict.Is(Outcome.Fail, "“永修公安”最近发布 2023-03-01，早于 2023-04-03（监测时间点 2023-04-17）");
        Assert.Equal((47m, 14m), (verdict.Evidence.Value, verdict.Evidence.Limit));
        var account = verdict.Evidence.Account!;
        Assert.Equal((Stale.Newest, Stale.NewestTitle, Stale.NewestUrl, Stale.Source, Stale.AsOf), (account.Newest, account.NewestTitle, account.NewestUrl, account.Source, account.AsOf));
        Assert.Equal((new DateOnly(2023, 4, 3), new DateOnly(2023, 3, 15)), (account.EarliestAllowed, account.LastPassingDay));
    }

    [Theory]
    [InlineData(3, 0, 0, 23, 59, Outcome.Pass)]
    [InlineData(3, 23, 59, 0, 0, Outcome.Pass)]
    [InlineData(2, 23, 59, 0, 0, Outcome.Fail)]
    [InlineData(2, 0, 0, 23, 59, Outcome.Fail)]
    public void Judge_EachSideOfTheLimitByTheClockOfChina_IsByTheCivilDay(int day, int hour, int minute, int pointHour, int pointMinute, Outcome expected)
    {
        var account = Fine with { Newest = China(2023, 4, day, hour, minute).ToUniversalTime() };

        Assert.Equal(expected, account.Judge<AccountUpdateRule>(Sample.At(Sample.Day, pointHour, pointMinute)).Outcome);
    }

    [Fact]
    public void Judge_AnotherLimitInThePolicy_IsTheOneApplied()
    {
        var policy = Sample.Policy with { AccountWindow = new PolicyLimit(2, LimitUnit.Months, "另一口径", SourceMark.Custom) };

        Stale.Judge<AccountUpdateRule>(policy: policy).Is(Outcome.Pass, "不早于 2023-02-17");
    }

    [Theory]
    [InlineData(3, "，今天到期")]
    [InlineData(5, "，还有2天到期")]
    [InlineData(6, "，还有3天到期")]
    [InlineData(7, "不早于 2023-04-03（")]
    public void Judge_NearTheLimit_SaysHowManyDaysAreLeft(int day, string part) =>
        (Fine with { Newest = China(2023, 4, day) }).Judge<AccountUpdateRule>().Is(Outcome.Pass, part);

    [Fact]
    public void Judge_RememberedPostWithinTheWindow_PassesThoughTodaysLookFailed() =>
        Fine.NotRead().Judge<AccountUpdateRule>().Is(Outcome.Pass, "不早于 2023-04-03（此前读到，本次未读到）");

    [Theory]
    [InlineData(AccountAccess.NoSource)]
    [InlineData(AccountAccess.Blocked)]
    [InlineData(AccountAccess.LoginWall)]
    [InlineData(AccountAccess.Firewall)]
    [InlineData(AccountAccess.CookieExpired)]
    [InlineData(AccountAccess.Gone)]
    [InlineData(AccountAccess.Empty)]
    [InlineData(AccountAccess.Undated)]
    [InlineData(AccountAccess.Malformed)]
    [InlineData(AccountAccess.Unreachable)]
    [InlineData(AccountAccess.NotAsked)]
    public void Judge_NotRead_IsNotTestedWithTheReasonAndWhatWasKnown(AccountAccess access) =>
        Stale.NotRead(access, "来源没有回答").Judge<AccountUpdateRule>().Is(Outcome.NotTested, "“永修公安” 未测：来源没有回答；此前读到的最近发布为 2023-03-01");

    [Fact]
    public void Judge_NotReadWithoutAReason_SaysSo() =>
        (Stale.NotRead() with { Reason = null, Newest = null }).Judge<AccountUpdateRule>().Is(Outcome.NotTested, "未能读取，原因未记录（");

    [Fact]
    public void Judge_ReadButLatestPostNotShown_IsNotTested() =>
        (Stale with { NewestRemembered = true }).Judge<AccountUpdateRule>().Is(Outcome.NotTested, "本次读取的内容中没有此前读到的最近发布");

    [Fact]
    public void Judge_ReadWithoutAnyPost_IsNotTested() =>
        (Fine with { Newest = null, Posts = 0 }).Judge<AccountUpdateRule>().Is(Outcome.NotTested, "没有读到带日期的发布内容");

    [Theory]
    [InlineData(16, Outcome.Fail)]
    [InlineData(15, Outcome.NotTested)]
    public void Judge_KeptList_ProvesSilenceOnlyWhileFresh(int asOfDay, Outcome expected)
    {
        var list = Stale with { Source = AccountSourceKind.List, AsOf = China(2023, 4, asOfDay, asOfDay == 15 ? 23 : 0, asOfDay == 15 ? 59 : 0) };

        Assert.Equal(expected, list.Judge<AccountUpdateRule>().Outcome);
    }

    [Fact]
    public void Judge_OldKeptList_SaysUpToWhenItSpeaks() =>
        (Stale with { Source = AccountSourceKind.List, AsOf = China(2023, 4, 10) }).Judge<AccountUpdateRule>().Is(Outcome.NotTested, "来源只截至 2023-04-10，其后情况不明");

    [Theory]
    [InlineData(1, Outcome.Fail)]
    [InlineData(2, Outcome.NotTested)]
    public void Judge_SourceAsOfYesterday_ConvictsOnlyWhatWasOverdueThen(int newestDay, Outcome expected)
    {
        var yesterday = Stale with { Source = AccountSourceKind.List, AsOf = China(2023, 4, 16), Newest = China(2023, 4, newestDay) };

        Assert.Equal(expected, yesterday.Judge<AccountUpdateRule>().Outcome);
        Assert.Equal(Outcome.Fail, (yesterday with { AsOf = China(2023, 4, 17, 0, 10) }).Judge<AccountUpdateRule>().Outcome);
    }

    [Fact]
    public void Judge_OldKeptListWithAPostInTheWindow_Passes() =>
        (Fine with { Source = AccountSourceKind.List, AsOf = China(2023, 4, 14), Newest = China(2023, 4, 12) }).Judge<AccountUpdateRule>().Is(Outcome.Pass, "2023-04-12");

    [Fact]
    public void Judge_KeptListThatSpeaksOfTheFuture_IsNotTested() =>
        (Stale with { Source = AccountSourceKind.List, AsOf = China(2023, 5, 1) }).Judge<AccountUpdateRule>().Is(Outcome.NotTested, "晚于读取时间");

    [Fact]
    public void Judge_NoMomentUpToWhichItSpeaks_IsNotTested() =>
        (Stale with { AsOf = null }).Judge<AccountUpdateRule>().Is(Outcome.NotTested, "未注明截至时间");

    [Fact]
    public void Judge_NewestAfterTheMonitoringPoint_IsNotTested()
    {
        var verdict = (Fine with { Newest = China(2023, 4, 18, 0) }).Judge<AccountUpdateRule>();

        verdict.Is(Outcome.NotTested, "2023-04-18 晚于监测时间点");
        Assert.Null(verdict.Evidence.Value);
    }

    [Theory]
    [InlineData(AccountState.Suspended, "账号已于 2023-03-20 报停用")]
    [InlineData(AccountState.Cancelled, "账号已于 2023-04-01 注销")]
    [InlineData(AccountState.NotYet, "账号于 2019-05-01 方登记")]
    public void Judge_NotInUse_IsNotApplicableWithTheDay(AccountState state, string part)
    {
        var account = Stale with { State = state, SuspendedOn = new DateOnly(2023, 3, 20), CancelledOn = new DateOnly(2023, 4, 1) };

        account.Judge<AccountUpdateRule>().Is(Outcome.NotApplicable, $"“永修公安” 不适用：{part}");
    }

    [Theory]
    [InlineData(4, Outcome.NotApplicable)]
    [InlineData(3, Outcome.Fail)]
    public void Judge_RegisteredWithinTheWindow_IsNotYetHeldToIt(int day, Outcome expected) =>
        Assert.Equal(expected, (Stale with { Since = new DateOnly(2023, 4, day) }).Judge<AccountUpdateRule>().Outcome);

    [Fact]
    public void Judge_RegisteredWithinTheWindowAndNothingPublished_SaysHowShort() =>
        (Fine with { Since = new DateOnly(2023, 4, 10), Newest = null, Posts = 0 }).Judge<AccountUpdateRule>().Is(Outcome.NotApplicable, "账号于 2023-04-10 方登记，开设不足2周");

    [Fact]
    public void Judge_RegisteredWithinTheWindowAndPublished_Passes() =>
        (Fine with { Since = new DateOnly(2023, 4, 10) }).Judge<AccountUpdateRule>().Is(Outcome.Pass, "2023-04-14");
}
