using FreshnessCrawler.Rules.Accounts;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Accounts.SampleAccount;

namespace FreshnessCrawler.Rules.Tests.Accounts;

public sealed class IdleAccountRuleTests
{
    [Fact]
    public void Judge_SuspendedForLong_FailsWithAgeAndLimit()
    {
        var verdict = Suspended(new DateOnly(2022, 12, 1)).Judge<IdleAccountRule>();

        verdict.Is(Outcome.Fail, "“永修公安”于 2022-12-01 报停用，早于 2023-01-17，已超过3个月未注销");
        Assert.Equal((137m, 90m, "天", "停用未注销"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
    }

    [Theory]
    [InlineData(17, Outcome.Pass)]
    [InlineData(16, Outcome.Fail)]
    public void Judge_EachSideOfTheMonths_AtBothEndsOfTheDay(int day, Outcome expected)
    {
        var account = Suspended(new DateOnly(2023, 1, day));

        Assert.Equal(expected, account.Judge<IdleAccountRule>(Sample.At(Sample.Day, 0, 0)).Outcome);
        Assert.Equal(expected, account.Judge<IdleAccountRule>(Sample.At(Sample.Day, 23, 59)).Outcome);
    }

    [Fact]
    public void Judge_SuspendedWithoutADay_IsNotTested() => Suspended(null).Judge<IdleAccountRule>().Is(Outcome.NotTested, "名录未注明停用日期");

    [Fact]
    public void Judge_SuspendedAfterTheMonitoringPoint_IsNotTested() => Suspended(new DateOnly(2023, 4, 18)).Judge<IdleAccountRule>().Is(Outcome.NotTested, "晚于监测时间点");

    [Theory]
    [InlineData(2022, 10, 19, 0, 0, Outcome.Pass)]
    [InlineData(2022, 10, 18, 23, 59, Outcome.Fail)]
    public void Judge_EachSideOfTheSilence_IsByTheCivilDay(int year, int month, int day, int hour, int minute, Outcome expected) =>
        Assert.Equal(expected, (Fine with { Newest = China(year, month, day, hour, minute) }).Judge<IdleAccountRule>().Outcome);

    [Fact]
    public void Judge_SilentForLong_SaysForHowManyDays() =>
        (Fine with { Newest = China(2022, 1, 1) }).Judge<IdleAccountRule>().Is(Outcome.Fail, "最近发布 2022-01-01，早于 2022-10-19，已471天没有发布，长期不用而未注销");

    [Fact]
    public void Judge_SilentButNotRead_IsNotTested() => (Fine with { Newest = China(2022, 1, 1) }).NotRead().Judge<IdleAccountRule>().Is(Outcome.NotTested, "微信拒绝访问");

    [Theory]
    [InlineData(2, Outcome.NotTested, "连续2天，未满3天")]
    [InlineData(3, Outcome.Fail, "名录在用而平台已无此账号：平台连续3天提示账号不存在，达到限值3天")]
    public void Judge_GoneFromThePlatform_FailsAfterEnoughDays(int days, Outcome expected, string part)
    {
        var verdict = (Fine.NotRead(AccountAccess.Gone, "平台提示账号不存在") with { GoneDays = days }).Judge<IdleAccountRule>();

        verdict.Is(expected, part);
        Assert.Equal((days, 3m, "账号不存在"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Clause));
    }

    [Fact]
    public void Judge_GoneEarlierButBlockedToday_IsNotTested() =>
        (Fine.NotRead() with { GoneDays = 9, Newest = null }).Judge<IdleAccountRule>().Is(Outcome.NotTested, "微信拒绝访问");

    [Fact]
    public void Judge_YoungAccountWithoutPosts_IsNotApplicable() =>
        (Fine with { Since = new DateOnly(2023, 2, 1), Newest = null }).Judge<IdleAccountRule>().Is(Outcome.NotApplicable, "开设不足180天");

    [Theory]
    [InlineData(AccountState.Cancelled)]
    [InlineData(AccountState.NotYet)]
    public void Judge_NoAccountAnyMoreOrYet_IsNotApplicable(AccountState state) =>
        Assert.Equal(Outcome.NotApplicable, (Fine.NotRead(AccountAccess.Gone) with { State = state, GoneDays = 9 }).Judge<IdleAccountRule>().Outcome);

    private static AccountObservation Suspended(DateOnly? on) => Fine.NotRead() with { State = AccountState.Suspended, SuspendedOn = on };
}
