using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Probes;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Probes.Ipv6Survey;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Probes;

public sealed class Ipv6LinksRuleTests
{
    private static readonly Ipv6LinkRate High = Rate(90, 100);
    private static readonly Ipv6LinkRate Low = Rate(40, 100);
    private static readonly Ipv6LinkRate None = Rate(0, 0);

    public static TheoryData<Ipv6LinkRate?, Ipv6LinkRate?, Outcome> Levels => new()
    {
        { High, High, Outcome.Pass },
        { Low, High, Outcome.Fail },
        { High, Low, Outcome.Fail },
        { Low, Low, Outcome.Fail },
        { Low, null, Outcome.Fail },
        { null, Low, Outcome.Fail },
        { High, null, Outcome.NotTested },
        { null, High, Outcome.NotTested },
        { null, null, Outcome.NotTested },
        { High, None, Outcome.Pass },
        { null, None, Outcome.NotTested },
        { None, None, Outcome.NotApplicable },
    };

    [Fact]
    public void Info_NoticeText_IsTheNotices()
    {
        var info = new Ipv6LinksRule().Info;

        Assert.Equal(("S-IP6", Severity.Problem, "大量二、三级链接不支持IPv6"), (info.Code, info.Severity, info.NoticeText));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Judge_EitherLevelBelowItsLimit_Fails(Ipv6LinkRate? second, Ipv6LinkRate? third, Outcome expected) =>
        Assert.Equal(expected, Judge(Fine() with { SecondLevel = second, ThirdLevel = third }).Outcome);

    [Fact]
    public void Judge_OneLevelFailing_HasBothRatesAndTheFailingOnesNumber()
    {
        var verdict = Judge(Fine() with { SecondLevel = High, ThirdLevel = Rate(40, 100, null, new LeftOut("附件", 5)), FailingLinks = [Failing(3, 1), Failing(2, 1)] });

        Assert.Equal("二级链接IPv6支持率90%（90/100），不低于限值85%；三级链接IPv6支持率40%（40/100），低于限值85%；未计入5个（附件5个）", verdict.Summary);
        Assert.Equal((40, 85, "%", "三级链接"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
        Assert.Equal([(2, 1), (3, 1)], verdict.Evidence.Ipv6!.Levels.Select(l => (l.Level, l.Failing)));
    }

    [Fact]
    public void Judge_BothLevelsFailing_HasTheNumberOfTheOneFurtherBelow() =>
        Assert.Equal(30, Judge(Fine() with { SecondLevel = Low, ThirdLevel = Rate(30, 100) }).Evidence.Value);

    [Fact]
    public void Judge_NotInScope_SaysNothing() => Assert.Empty(new Ipv6LinksRule().Judge(Site(), Policy, Point));

    [Fact]
    public void Judge_SurveyNotMade_IsNotTestedWhateverItHolds()
    {
        var verdict = Judge(Fine() with { NotTested = "监测方没有可用的IPv6", SecondLevel = Low });

        Assert.Equal((Outcome.NotTested, "未测：监测方没有可用的IPv6", (decimal?)null), (verdict.Outcome, verdict.Summary, verdict.Evidence.Value));
    }

    private static Verdict Judge(Ipv6Observations seen) =>
        Assert.Single(new Ipv6LinksRule().Judge(Site() with { WholeSite = false, Ipv6 = seen }, Policy, Point));
}
