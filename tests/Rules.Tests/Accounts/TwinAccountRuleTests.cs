using FreshnessCrawler.Rules.Accounts;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Accounts.SampleAccount;

namespace FreshnessCrawler.Rules.Tests.Accounts;

public sealed class TwinAccountRuleTests
{
    private static readonly AccountTwin OfTheUnit = new("a-0032", "永修警方", "永修县公安局", "同一单位在同一平台另有账号");
    private static readonly AccountTwin NameOfAnother = new("a-0099", "永修公安", "共青城市公安局", "名称相同");

    [Fact]
    public void Judge_NoOther_Passes()
    {
        var verdict = Fine.Judge<TwinAccountRule>();

        verdict.Is(Outcome.Pass, "在微信没有重复账号，未达到限值1个");
        Assert.Equal((0m, 1m, "个"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit));
    }

    [Fact]
    public void Judge_AnotherOfTheUnit_FailsWithItsName()
    {
        var verdict = (Fine with { Twins = [OfTheUnit, NameOfAnother] }).Judge<TwinAccountRule>();

        verdict.Is(Outcome.Fail, "在微信另有1个账号（永修县公安局“永修警方”，同一单位在同一平台另有账号），达到限值1个");
        Assert.Equal(1m, verdict.Evidence.Value);
        Assert.Equal([OfTheUnit, NameOfAnother], verdict.Evidence.Account!.Twins!);
    }

    [Fact]
    public void Judge_SameIdentifierOnThePlatform_FailsWhoeverRunsIt() =>
        (Fine with { Twins = [NameOfAnother with { Why = "平台账号相同" }] }).Judge<TwinAccountRule>().Is(Outcome.Fail, "平台账号相同");

    [Fact]
    public void Judge_OnlyTheNameOfAnotherUnit_IsNotTested() =>
        (Fine with { Twins = [NameOfAnother] }).Judge<TwinAccountRule>().Is(Outcome.NotTested, "与其他单位的账号名称相同（共青城市公安局“永修公安”，名称相同），是否同一账号须人工核对");

    [Fact]
    public void Judge_SuspendedAccount_IsNotApplicable() =>
        (Fine with { State = AccountState.Suspended, SuspendedOn = Sample.Day, Twins = [OfTheUnit] }).Judge<TwinAccountRule>().Is(Outcome.NotApplicable, "报停用");

    [Fact]
    public void Judge_VeryManyTwins_NamesAFew() =>
        Assert.InRange((Fine with { Twins = [.. Enumerable.Range(0, 5_000).Select(i => OfTheUnit with { Code = $"b-{i}" })] }).Judge<TwinAccountRule>().Summary.Length, 50, 400);
}
