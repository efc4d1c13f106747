using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Probes;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Probes.Ipv6Survey;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Probes;

public sealed class Ipv6HomeRuleTests
{
    [Fact]
    public void Judge_OpensAndKeepsOpening_Passes()
    {
        var verdict = Judge(Fine());

        Assert.Equal(("C-IP6-HOME", TargetKind.Site, SiteId, Outcome.Pass, Severity.Remark), (verdict.Rule, verdict.TargetKind, verdict.TargetId, verdict.Outcome, verdict.Severity));
        Assert.Equal("首页可经IPv6打开（IPv6地址1个，可用1个），24小时内经IPv6访问成功率100%（24/24），不低于限值95%", verdict.Summary);
        Assert.Equal((100, 95, "%", "访问成功率"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
        Assert.Equal(("example.test", 24, 0), (verdict.Evidence.Ipv6!.Home!.Host, verdict.Evidence.Ipv6.Visits, verdict.Evidence.Ipv6.FailedVisits));
    }

    [Fact]
    public void Judge_OneOfTwoAddressesFaulty_PassesAndSaysSo()
    {
        var home = Host(Ipv6State.Operational, "2001:db8::2：端口443连接超时") with { Addresses = [Address("2001:db8::1", Ipv6State.Operational), Address("2001:db8::2", Ipv6State.Unreachable)] };

        var verdict = Judge(Fine() with { Home = home });

        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Contains("（IPv6地址2个，可用1个：2001:db8::2：端口443连接超时）", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_NotInScope_SaysNothing() => Assert.Empty(new Ipv6HomeRule().Judge(Site(), Policy, Point));

    [Fact]
    public void Judge_NoAddress_Fails()
    {
        var verdict = Judge(Fine() with { Home = Host(Ipv6State.NoAddress, null), Visits = 0 });

        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Equal("首页主机 example.test 没有可用的IPv6地址（IPv6地址0个，可连接0个，可用0个）", verdict.Summary);
        Assert.Equal((0, 1, "个", new Ipv6HomeRule().Info.Clause), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
    }

    [Theory]
    [InlineData(Ipv6State.Unreachable, "有IPv6地址但无法连接：80端口连接超时（IPv6地址1个，可连接0个，可用0个）")]
    [InlineData(Ipv6State.Different, "经IPv6访问的结果与IPv4不一致：80端口连接超时（IPv6地址1个，可连接1个，可用0个）")]
    public void Judge_DoesNotAnswerAsOverIpv4_Fails(Ipv6State state, string said)
    {
        var verdict = Judge(Fine() with { Home = Host(state, "80端口连接超时"), FailedVisits = 24 });

        Assert.Equal((Outcome.Fail, $"首页主机 example.test {said}"), (verdict.Outcome, verdict.Summary));
    }

    [Fact]
    public void Judge_OneOfTwoAddressesDown_CountsBoth()
    {
        var home = Host(Ipv6State.Unreachable) with { Addresses = [Address("2001:db8::1", Ipv6State.Operational), Address("2001:db8::2", Ipv6State.Unreachable)] };

        var verdict = Judge(Fine() with { Home = home, Visits = 0 });

        Assert.Equal((Outcome.Fail, 1, 2), (verdict.Outcome, verdict.Evidence.Value, verdict.Evidence.Limit));
    }

    [Theory]
    [InlineData(Ipv6State.Unreachable, 24, 0, Outcome.NotTested)]
    [InlineData(Ipv6State.Unreachable, 24, 1, Outcome.NotTested)]
    [InlineData(Ipv6State.Unreachable, 24, 2, Outcome.Fail)]
    [InlineData(Ipv6State.Unreachable, 3, 2, Outcome.NotTested)]
    [InlineData(Ipv6State.Unreachable, 3, 3, Outcome.Fail)]
    [InlineData(Ipv6State.NoAddress, 24, 0, Outcome.NotTested)]
    [InlineData(Ipv6State.Different, 24, 0, Outcome.Fail)]
    public void Judge_OneMomentsFailure_MustNotBeDeniedByTheDaysVisits(Ipv6State state, int visits, int failed, Outcome expected) =>
        Assert.Equal(expected, Judge(Fine() with { Home = Host(state), Visits = visits, FailedVisits = failed }).Outcome);

    [Fact]
    public void Judge_OtherStatusWhileTheDaysVisitsOpened_IsNotTested() =>
        Assert.Equal(Outcome.NotTested, Judge(Fine() with { Home = Host(Ipv6State.Different) with { HttpV6 = 503 } }).Outcome);

    [Theory]
    [InlineData(0.1, Outcome.NotTested)]
    [InlineData(0.1001, Outcome.Fail)]
    [InlineData(double.NaN, Outcome.Fail)]
    [InlineData(null, Outcome.Fail)]
    public void Judge_DifferentContent_FailsOnlyBeyondThePolicysShare(double? difference, Outcome expected)
    {
        var verdict = Judge(Fine() with { Home = Host(Ipv6State.Different) with { Difference = difference } });

        Assert.Equal(expected, verdict.Outcome);
        if (expected == Outcome.Fail)
            Assert.Equal(difference is null ? new Ipv6HomeRule().Info.Clause : "内容差异", verdict.Evidence.Clause);
    }

    [Theory]
    [InlineData(0.1, Outcome.Pass)]
    [InlineData(0.11, Outcome.NotTested)]
    public void Judge_SaidToBeTheSameButBeyondThePolicysShare_IsNotTested(double difference, Outcome expected) =>
        Assert.Equal(expected, Judge(Fine() with { Home = Host(Ipv6State.Operational) with { Difference = difference } }).Outcome);

    [Theory]
    [InlineData(20, 1, Outcome.Pass, "95")]
    [InlineData(20, 2, Outcome.Fail, "90")]
    [InlineData(21, 2, Outcome.Fail, "90.47")]
    public void Judge_EachSideOfTheSuccessRate_CountsTheLimitItself(int visits, int failed, Outcome expected, string percent)
    {
        var verdict = Judge(Fine() with { Visits = visits, FailedVisits = failed });

        Assert.Equal((expected, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)), (verdict.Outcome, verdict.Evidence.Value));
    }

    [Fact]
    public void Judge_TooLowARate_FailsWithTheArithmetic() =>
        Assert.Equal("首页24小时内经IPv6访问成功率87.5%（21/24），低于限值95%", Judge(Fine() with { FailedVisits = 3 }).Summary);

    [Theory]
    [InlineData(19, 0)]
    [InlineData(19, 10)]
    [InlineData(0, 0)]
    public void Judge_TooFewVisits_IsNotTested(int visits, int failed)
    {
        var verdict = Judge(Fine() with { Visits = visits, FailedVisits = failed });

        Assert.Equal((Outcome.NotTested, (decimal?)null), (verdict.Outcome, verdict.Evidence.Value));
        Assert.Contains($"仅{visits}次，少于20次", verdict.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, Outcome.Fail)]
    [InlineData(2, Outcome.NotTested)]
    public void Judge_DownOverIpv4AsWell_IsNotIpv6sFault(int failedOverIpv4, Outcome expected)
    {
        var days = Visits.Week().Days.Select((day, i) => i == 6 ? Visits.Day(6, failedOverIpv4) : day).Reverse().ToList();
        var site = Site() with { Ipv6 = Fine() with { FailedVisits = 3 }, Availability = Visits.Of(days) };

        Assert.Equal(expected, Assert.Single(new Ipv6HomeRule().Judge(site, Policy, Point)).Outcome);
    }

    [Fact]
    public void Judge_SurveyNotMade_IsNotTestedWhateverItHolds()
    {
        var verdict = Judge(Fine() with { NotTested = "监测方没有可用的IPv6", Home = Host(Ipv6State.NoAddress), FailedVisits = 24 });

        Assert.Equal((Outcome.NotTested, "未测：监测方没有可用的IPv6"), (verdict.Outcome, verdict.Summary));
    }

    [Fact]
    public void Judge_HostNotProven_IsNotTested()
    {
        Assert.Equal("未测：域名服务器未应答", Judge(Fine() with { Home = Host(Ipv6State.NotTested, "域名服务器未应答") }).Summary);
        Assert.Equal("未测：原因未记录", Judge(Fine() with { Home = Host(Ipv6State.NotTested, null) }).Summary);
        Assert.Equal(Outcome.NotTested, Judge(Fine() with { Home = null }).Outcome);
    }

    private static Verdict Judge(Ipv6Observations seen) =>
        Assert.Single(new Ipv6HomeRule().Judge(Site() with { WholeSite = false, Ipv6 = seen }, Policy, Point));
}
