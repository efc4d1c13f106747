using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Probes;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Probes.LinkSurvey;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Probes;

public sealed class LinkRuleTests
{
    [Fact]
    public void Judge_EveryLinkOpens_Passes()
    {
        var verdict = Judge(Fine());

        Assert.Equal(("S-LINK", TargetKind.Site, SiteId, Outcome.Pass, Severity.Deduction), (verdict.Rule, verdict.TargetKind, verdict.TargetId, verdict.Outcome, verdict.Severity));
        Assert.Equal("检测链接500个（首页100个中有确定结果的100个），没有失效链接", verdict.Summary);
        Assert.Equal((0, 1, "个", 0m, "首页链接扣分"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Points, verdict.Evidence.Clause));
    }

    [Fact]
    public void Judge_NotInScope_SaysNothing() => Assert.Empty(new LinkRule().Judge(Site(), Policy, Point));

    [Fact]
    public void Judge_OneBrokenLink_FailsAndDeducts()
    {
        Assert.Equal((Outcome.Fail, 1, 0.01m), Told(Judge(Fine().With(LinkClass.Broken, 3, 1))));
        Assert.Equal((Outcome.Fail, 1, 0.1m), Told(Judge(Fine().With(LinkClass.Broken, 1, 1))));
    }

    [Fact]
    public void Judge_BrokenLinksHereAndThere_AreWeighedByThePageThatShowsThem()
    {
        var seen = Fine().With(LinkClass.Broken, 1, 2).With(LinkClass.Broken, 2, 7).With(LinkClass.Broken, 3, 3).With(LinkClass.Timeout, 2, 3).With(LinkClass.Blocked, 1, 2) with
        {
            LeftOut = [new LeftOut("robots.txt不允许", 3), new LeftOut("超出本次检测数量", 20)],
        };

        var verdict = Judge(seen);

        Assert.Equal((Outcome.Fail, 12, 0.30m), Told(verdict));
        Assert.Equal(
            "确认失效链接12个（首页2个、其他页面10个），扣0.30分；另有疑似5个（超时3个、拒绝访问2个）；未检测23个（超出本次检测数量20个、robots.txt不允许3个）",
            verdict.Summary);
        var links = verdict.Evidence.Links!;
        Assert.Equal((2, 10, 5, 0), (links.BrokenHome, links.BrokenOther, links.Suspected, links.Unproven));
        Assert.Equal([1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3], links.Listed.Select(p => p.Level));
        Assert.Equal([20, 3], links.LeftOut.Select(l => l.Count));
    }

    [Fact]
    public void Judge_BrokenLinkToALapsedName_SaysSo()
    {
        var seen = Fine() with { Problems = [Problem("http://lapsed.test/") with { LapsedName = true }, Problem("http://example.test/x")] };

        Assert.Equal("确认失效链接2个（首页2个、其他页面0个），其中1个所指域名已失效、可能被他人注册利用，扣0.20分", Judge(seen).Summary);
    }

    [Theory]
    [InlineData(49, "4.9", "扣4.90分")]
    [InlineData(50, "5.0", "扣5.00分（该项上限）")]
    [InlineData(51, "5.0", "扣5.00分（该项上限）")]
    public void Judge_ManyBrokenLinks_DeductNoMoreThanTheCap(int broken, string points, string said)
    {
        var verdict = Judge(Fine().With(LinkClass.Broken, 1, broken));

        Assert.Equal(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture), verdict.Evidence.Points);
        Assert.EndsWith(said, verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_Points_AreThePolicys()
    {
        var policy = Policy with { LinkPointsHome = new PolicyPoints(1, "首页一分", SourceMark.Source), LinkPointsOther = new PolicyPoints(0.1m, "其他", SourceMark.Source) };

        Assert.Equal(2.3m, Judge(Fine().With(LinkClass.Broken, 1, 2).With(LinkClass.Broken, 2, 3), policy).Evidence.Points);
    }

    [Fact]
    public void Judge_OneAddressListedTwice_CountsOnceAtItsFirstLevel()
    {
        var seen = Fine() with { Problems = [Problem("http://example.test/x", level: 3), Problem("http://example.test/x", level: 1)] };

        Assert.Equal((Outcome.Fail, 1, 0.1m), Told(Judge(seen)));
    }

    [Theory]
    [InlineData(LinkClass.Blocked)]
    [InlineData(LinkClass.Challenged)]
    [InlineData(LinkClass.RateLimited)]
    [InlineData(LinkClass.Timeout)]
    [InlineData(LinkClass.Tls)]
    [InlineData(LinkClass.Refused)]
    [InlineData(LinkClass.Unreachable)]
    [InlineData(LinkClass.ServerError)]
    [InlineData(LinkClass.ClientError)]
    [InlineData(LinkClass.SoftNotFound)]
    [InlineData(LinkClass.RedirectLoop)]
    [InlineData(LinkClass.Malformed)]
    public void Judge_AnyOtherClass_IsOnlySuspected(LinkClass linkClass)
    {
        var verdict = Judge(Fine().With(linkClass, 2, 2));

        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.EndsWith($"；另有疑似2个（{linkClass.Chinese()}2个）", verdict.Summary, StringComparison.Ordinal);
        Assert.Equal(Outcome.NotTested, Judge(Of(Tally(1, LinkClass.Ok, 1)).With(linkClass, 1, 99)).Outcome);
    }

    [Fact]
    public void Judge_MailAddresses_AreNeitherSuspectedNorLinks()
    {
        var verdict = Judge(Fine().With(LinkClass.UnsupportedScheme, 1, 90));

        Assert.Equal((Outcome.Pass, 100), (verdict.Outcome, verdict.Evidence.Links!.HomeAddresses));
        Assert.DoesNotContain("疑似", verdict.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, 10, Outcome.Pass)]
    [InlineData(89, 11, Outcome.NotTested)]
    public void Judge_HomePageNotTestedEnough_ProvesNothing(int proven, int skipped, Outcome expected)
    {
        var verdict = Judge(Of(Tally(1, LinkClass.Ok, proven), Tally(1, LinkClass.Skipped, skipped), Tally(2, LinkClass.Ok, 1_000)));

        Assert.Equal(expected, verdict.Outcome);
        if (expected == Outcome.NotTested)
        {
            Assert.Equal("未测：首页链接中有确定结果的占89%（89/100），低于90%，不足以认定没有失效链接", verdict.Summary);
            Assert.Equal(((decimal?)null, (decimal?)null), (verdict.Evidence.Value, verdict.Evidence.Points));
        }
    }

    [Fact]
    public void Judge_EarlierBrokenLinkNotLookedAt_DoesNotPass()
    {
        var verdict = Judge(Fine() with { Unproven = 3 });

        Assert.Equal((Outcome.NotTested, "未测：此前失效的链接中有3个本次未能复核"), (verdict.Outcome, verdict.Summary));
    }

    [Fact]
    public void Judge_LinkDeadOnce_NeitherFailsNorPasses()
    {
        var verdict = Judge(Fine().With(LinkClass.Unconfirmed, 3, 1));

        Assert.Equal((Outcome.NotTested, "未测：有1个链接打不开，须隔时复核；另有疑似1个（待复核1个）"), (verdict.Outcome, verdict.Summary));
        Assert.Equal(LinkClass.Unconfirmed, Assert.Single(verdict.Evidence.Links!.Listed).Class);
    }

    [Fact]
    public void Judge_HomePageWithoutLinks_IsNotTested() =>
        Assert.Equal("未测：首页上没有读到链接", Judge(Of(Tally(2, LinkClass.Ok, 5))).Summary);

    [Fact]
    public void Judge_BrokenOnesCountedButNotListed_NeitherFailsNorPasses() =>
        Assert.Equal(Outcome.NotTested, Judge(Of(Tally(1, LinkClass.Ok, 100), Tally(2, LinkClass.Broken, 1))).Outcome);

    [Fact]
    public void Judge_SurveyNotMade_IsNotTestedWhateverItHolds()
    {
        var verdict = Judge(Fine().With(LinkClass.Broken, 1, 2) with { NotTested = "监测方网络未得证实" });

        Assert.Equal((Outcome.NotTested, "未测：监测方网络未得证实"), (verdict.Outcome, verdict.Summary));
        Assert.Equal(Outcome.NotTested, Judge(Fine() with { NotTested = "首页未读到" }).Outcome);
    }

    [Fact]
    public void Judge_MoreBrokenThanAreListed_ListsTheFirstAndSaysHowMany()
    {
        var verdict = Judge(Fine().With(LinkClass.Broken, 2, 150).With(LinkClass.Broken, 1, 1));

        Assert.Equal((151, Evidence.MostListed), (verdict.Evidence.Value, verdict.Evidence.Links!.Listed.Count));
        Assert.Equal(1, verdict.Evidence.Links.Listed[0].Level);
    }

    private static (Outcome, decimal?, decimal?) Told(Verdict verdict) => (verdict.Outcome, verdict.Evidence.Value, verdict.Evidence.Points);

    private static Verdict Judge(LinkObservations seen, RulePolicy? policy = null) =>
        Assert.Single(new LinkRule().Judge(Site() with { WholeSite = false, Links = seen }, policy ?? Policy, Point));
}
