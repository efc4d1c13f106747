using FreshnessCrawler.Rules.Accounts;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Accounts.SampleAccount;

namespace FreshnessCrawler.Rules.Tests.Accounts;

public sealed class AccountInteractionRuleTests
{
    private static readonly DateOnly April1 = new(2023, 4, 1);

    [Fact]
    public void Judge_PersonFoundNone_FailsWithByDayAndEvidence()
    {
        var verdict = With(Person(April1, effective: false)).Judge<AccountInteractionRule>();

        verdict.Is(Outcome.Fail, "缺有效互动渠道功能：无菜单，评论关闭（张某核查于 2023-04-01，依据：截图 0031.png；记录6个月内有效）");
        Assert.Equal((16m, 182m, "天", "互动记录"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
        Assert.Equal([Person(April1, effective: false)], verdict.Evidence.Account!.Interaction!);
        Assert.Equal("缺有效互动渠道功能", new AccountInteractionRule().Info.NoticeText);
    }

    [Fact]
    public void Judge_PersonFoundOne_Passes()
    {
        var verdict = With(Person(April1, effective: true)).Judge<AccountInteractionRule>();

        verdict.Is(Outcome.Pass, "有有效互动渠道：菜单、留言（张某核查于 2023-04-01，不早于 2022-10-17）");
        Assert.Equal(new DateOnly(2023, 10, 1), verdict.Evidence.Account!.LastPassingDay);
    }

    [Theory]
    [InlineData(17, true, Outcome.Pass)]
    [InlineData(16, true, Outcome.NotTested)]
    [InlineData(17, false, Outcome.Fail)]
    [InlineData(16, false, Outcome.NotTested)]
    public void Judge_EachSideOfTheRecordsAge_AtBothEndsOfTheDay(int day, bool effective, Outcome expected)
    {
        var account = With(Person(new DateOnly(2022, 10, day), effective));

        Assert.Equal(expected, account.Judge<AccountInteractionRule>(Sample.At(Sample.Day, 0, 0)).Outcome);
        Assert.Equal(expected, account.Judge<AccountInteractionRule>(Sample.At(Sample.Day, 23, 59)).Outcome);
    }

    [Fact]
    public void Judge_OldRecord_AsksForANewLook() =>
        With(Person(new DateOnly(2022, 1, 1), effective: true)).Judge<AccountInteractionRule>().Is(Outcome.NotTested, "最近一次人工核查在 2022-01-01，已超过6个月");

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Judge_SeenSinceAPersonFoundNone_IsAContradiction(int day) =>
        With(Person(April1, effective: false), Seen(new DateOnly(2023, 4, day))).Judge<AccountInteractionRule>()
            .Is(Outcome.NotTested, $"张某于 2023-04-01 记录无有效互动功能，而程序于 2023-04-0{day} 见到评论，须重新核查");

    [Fact]
    public void Judge_SeenBeforeAPersonFoundNone_Fails() =>
        With(Person(April1, effective: false), Seen(new DateOnly(2023, 3, 31))).Judge<AccountInteractionRule>().Is(Outcome.Fail, "缺有效互动渠道功能");

    [Fact]
    public void Judge_SeenAlone_PassesUnlessThePolicyAsksForAPerson()
    {
        var account = With(Seen(April1));

        account.Judge<AccountInteractionRule>().Is(Outcome.Pass, "评论（程序于 2023-04-01 见到");
        account.Judge<AccountInteractionRule>(policy: Sample.Policy with { CommentsAreInteraction = Sample.Switch(false) }).Is(Outcome.NotTested, "按口径须人工核查");
    }

    [Fact]
    public void Judge_OldPersonsRecordAndNewlySeen_Passes() =>
        With(Person(new DateOnly(2022, 1, 1), effective: true), Seen(April1)).Judge<AccountInteractionRule>().Is(Outcome.Pass, "程序于 2023-04-01 见到");

    [Fact]
    public void Judge_SeenLongAgo_IsNotTested() =>
        With(Seen(new DateOnly(2022, 10, 16))).Judge<AccountInteractionRule>().Is(Outcome.NotTested, "没有人工核查记录");

    [Fact]
    public void Judge_NoRecord_IsNotTested()
    {
        var verdict = With().Judge<AccountInteractionRule>();

        verdict.Is(Outcome.NotTested, "没有人工核查记录，程序也未见到互动功能");
        Assert.Null(verdict.Evidence.Value);
    }

    [Theory]
    [InlineData(true, Outcome.Pass)]
    [InlineData(false, Outcome.Fail)]
    public void Judge_SeveralPersonsRecords_TheLatestCounts(bool latest, Outcome expected)
    {
        InteractionRecord[] records = [Person(April1, latest), Person(new DateOnly(2023, 3, 1), !latest)];

        Assert.Equal(expected, With(records).Judge<AccountInteractionRule>().Outcome);
        Assert.Equal(expected, With([.. records.Reverse()]).Judge<AccountInteractionRule>().Outcome);
    }

    [Fact]
    public void Judge_TwoPersonsAtOddsOnOneDay_IsNotTested() =>
        With(Person(April1, effective: true), Person(April1, effective: false)).Judge<AccountInteractionRule>().Is(Outcome.NotTested, "互相矛盾");

    [Fact]
    public void Judge_RecordAfterTheMonitoringPoint_IsNoneYet() =>
        With(Person(new DateOnly(2023, 4, 18), effective: false)).Judge<AccountInteractionRule>().Is(Outcome.NotTested, "没有人工核查记录");

    [Fact]
    public void Judge_NotInUse_IsNotApplicable() =>
        (With(Person(April1, effective: false)) with { State = AccountState.Cancelled, CancelledOn = April1 }).Judge<AccountInteractionRule>()
            .Is(Outcome.NotApplicable, "账号已于 2023-04-01 注销");

    private static AccountObservation With(params IReadOnlyList<InteractionRecord> records) => Fine with { Interaction = records };
}
