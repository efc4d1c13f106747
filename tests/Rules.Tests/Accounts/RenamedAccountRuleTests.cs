using FreshnessCrawler.Rules.Accounts;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Accounts.SampleAccount;

namespace FreshnessCrawler.Rules.Tests.Accounts;

public sealed class RenamedAccountRuleTests
{
    [Theory]
    [InlineData("永修公安", "永修公安")]
    [InlineData("永修公安", " 永修公安 ")]
    [InlineData("永修公安", "永修公安的微博")]
    [InlineData("永修公安", "永修公安的新浪微博_微博")]
    [InlineData("永修公安", "“永修公安”官方账号")]
    [InlineData("永修公安", "微信公众号 - 永修公安")]
    [InlineData("永修公安", "永修 公安")]
    [InlineData("九江12345", "九江１２３４５")]
    [InlineData("平安ABC", "平安abc")]
    [InlineData("永修公安官微", "永修公安")]
    public void Judge_SameNameOtherwiseWritten_Passes(string registered, string seen)
    {
        var verdict = (Fine with { Name = registered, NameSeen = seen }).Judge<RenamedAccountRule>();

        verdict.Is(Outcome.Pass, "与名录一致");
        Assert.Equal((0m, 1m, "个"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit));
    }

    [Theory]
    [InlineData("永修公安", "平安永修")]
    [InlineData("永修公安", "共青城发布")]
    public void Judge_AnotherName_Fails(string registered, string seen)
    {
        var verdict = (Fine with { Name = registered, NameSeen = seen }).Judge<RenamedAccountRule>();

        verdict.Is(Outcome.Fail, $"“永修公安”平台显示的名称为“{seen}”，与名录不一致，不同的名称1个，达到限值1个");
        Assert.Equal((1m, seen), (verdict.Evidence.Value, verdict.Evidence.Account!.NameSeen));
    }

    [Theory]
    [InlineData("永修公安", "永修县公安局")]
    [InlineData("永修县公安局", "永修公安")]
    [InlineData("永修公安", "gh_3f2a9c1b77de")]
    [InlineData("永修公安", "1618051664")]
    public void Judge_PerhapsAShortFormOrNoName_IsNotTested(string registered, string seen) =>
        (Fine with { Name = registered, NameSeen = seen }).Judge<RenamedAccountRule>().Is(Outcome.NotTested, "须人工核对");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("的微博")]
    [InlineData("微信公众号")]
    [InlineData("\uD800 \uDC00")]
    public void Judge_NoNameShown_IsNotTested(string? seen) =>
        (Fine with { NameSeen = seen }).Judge<RenamedAccountRule>().Is(Outcome.NotTested, "没有平台显示的账号名称");

    [Fact]
    public void Judge_AWholeSentenceForAName_IsNotTested() =>
        (Fine with { NameSeen = string.Concat(Enumerable.Repeat("这不是账号名称，", 100_000)) }).Judge<RenamedAccountRule>().Is(Outcome.NotTested, "须人工核对");

    [Fact]
    public void Judge_NotRead_IsNotTestedWhateverNameIsRemembered() =>
        (Fine.NotRead() with { NameSeen = "平安永修" }).Judge<RenamedAccountRule>().Is(Outcome.NotTested, "微信拒绝访问");

    [Fact]
    public void Judge_Cancelled_IsNotApplicable() =>
        (Fine with { State = AccountState.Cancelled, NameSeen = "平安永修" }).Judge<RenamedAccountRule>().Is(Outcome.NotApplicable, "注销");
}
