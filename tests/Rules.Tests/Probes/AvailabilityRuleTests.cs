using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Probes;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Probes.Visits;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Probes;

public sealed class AvailabilityRuleTests
{
    [Fact]
    public void Judge_WeekWithoutAFault_Passes()
    {
        var verdict = Judge(Week());

        Assert.Equal(("V-W2", TargetKind.Site, SiteId, Outcome.Pass, Severity.Veto), (verdict.Rule, verdict.TargetKind, verdict.TargetId, verdict.Outcome, verdict.Severity));
        Assert.Equal("7天内168次访问中打不开0次，占0%，未达到限值5%（监测时间点 2023-04-17）", verdict.Summary);
        Assert.Equal((0, 5, "%", "站点否决"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
    }

    [Fact]
    public void Judge_NotInScope_SaysNothing() => Assert.Empty(new AvailabilityRule().Judge(Site(), Policy, Point));

    // 7 of 140 are 5 % to the last digit; a share in binary would not be.
    [Theory]
    [InlineData(6, Outcome.Pass, "4.28")]
    [InlineData(7, Outcome.Fail, "5")]
    [InlineData(8, Outcome.Fail, "5.71")]
    public void Judge_EachSideOfTheVeto_CountsTheLimitItself(int failed, Outcome expected, string percent)
    {
        var verdict = Judge(Of([Day(0, failed, visits: 20), .. Enumerable.Range(1, 6).Select(i => Day(i, visits: 20))]));

        Assert.Equal((expected, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)), (verdict.Outcome, verdict.Evidence.Value));
    }

    [Fact]
    public void Judge_BeyondTheVeto_FailsWithTheArithmetic()
    {
        var verdict = Judge(Week(Day(0, failed: 9)));

        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Equal("7天内168次访问中打不开9次，占5.35%，达到限值5%（监测时间点 2023-04-17）", verdict.Summary);
        var visits = verdict.Evidence.Visits!;
        Assert.Equal((168, 9, 9, 7), (visits.Counted, visits.Failed, visits.Failures, visits.Days.Count));
        Assert.Equal(9, visits.Listed.Count);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(8, true)]
    public void Judge_BelowTheVeto_WarnsFromThreePercentOn(int failed, bool warned)
    {
        var verdict = Judge(Week(Day(0, failed)));

        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Equal(warned, verdict.Summary.Contains("，但已达到预警值3%", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(20, Outcome.Pass)]
    [InlineData(19, Outcome.NotTested)]
    public void Judge_ADayWithTooFewVisits_IsNotTested(int visits, Outcome expected) =>
        Assert.Equal(expected, Judge(Week(Day(0), Day(1, visits: visits))).Outcome);

    [Fact]
    public void Judge_TooFewVisitsAndAllFailed_IsNotTestedStill()
    {
        var verdict = Judge(Week([.. Enumerable.Range(0, 7).Select(i => Day(i, failed: 19, visits: 19))]));

        Assert.Equal((Outcome.NotTested, (decimal?)null, 5), (verdict.Outcome, verdict.Evidence.Value, verdict.Evidence.Limit));
        Assert.Equal("未测：监测次数不足，7天中有7天计入的访问少于20次（最少的一天19次），共计入133次，其中打不开133次（监测时间点 2023-04-17）", verdict.Summary);
    }

    [Fact]
    public void Judge_FewerDaysThanTheWeek_IsNotTested()
    {
        var verdict = Judge(Of([.. Enumerable.Range(1, 6).Select(i => Day(i))]));

        Assert.Equal(Outcome.NotTested, verdict.Outcome);
        Assert.Contains("7天中有1天计入的访问少于20次（最少的一天0次）", verdict.Summary, StringComparison.Ordinal);
        Assert.Equal(Outcome.NotTested, Judge(Of([])).Outcome);
    }

    [Fact]
    public void Judge_MoreDaysThanTheWeek_CountsTheLastSeven()
    {
        var older = Day(-1, failed: 24);
        var week = Week(Day(0, failed: 2));

        var verdict = Judge(Of([older, .. week.Days]));

        Assert.Equal((Outcome.Pass, 168, 2), (verdict.Outcome, verdict.Evidence.Visits!.Counted, verdict.Evidence.Visits.Failures));
        Assert.Equal(week.Days[0].From, verdict.Evidence.Visits.From);
    }

    [Fact]
    public void Judge_VoidVisits_NeverCount()
    {
        var verdict = Judge(Week(Day(0, lost: 4), Day(1, failed: 1)), Policy with { BlockedVisitFails = Switch(true), MaintenanceVisitFails = Switch(true) });

        Assert.Equal((Outcome.Pass, 164, 1), (verdict.Outcome, verdict.Evidence.Visits!.Counted, verdict.Evidence.Visits.Failed));
        Assert.EndsWith("；不计入：监测方网络未得证实4次（监测时间点 2023-04-17）", verdict.Summary, StringComparison.Ordinal);
        Assert.Equal(Outcome.NotTested, Judge(Week(Day(0, lost: 5))).Outcome);
    }

    [Theory]
    [InlineData(false, Outcome.Pass, 156)]
    [InlineData(true, Outcome.Fail, 168)]
    public void Judge_BlockedVisits_CountAsThePolicySays(bool fails, Outcome expected, int counted)
    {
        var week = Week(Day(0, blocked: 4), Day(1, blocked: 4), Day(2, blocked: 4));

        var verdict = Judge(week, Policy with { BlockedVisitFails = Switch(fails) });

        Assert.Equal((expected, counted), (verdict.Outcome, verdict.Evidence.Visits!.Counted));
        Assert.Equal(!fails, verdict.Summary.Contains("不计入：网站自身防护措施拒绝12次", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, Outcome.Pass, 156)]
    [InlineData(true, Outcome.Fail, 168)]
    public void Judge_MaintenanceVisits_CountAsThePolicySays(bool fails, Outcome expected, int counted)
    {
        var week = Week(Day(0, maintenance: 4), Day(1, maintenance: 4), Day(2, maintenance: 4));

        var verdict = Judge(week, Policy with { MaintenanceVisitFails = Switch(fails) });

        Assert.Equal((expected, counted), (verdict.Outcome, verdict.Evidence.Visits!.Counted));
        Assert.Equal(!fails, verdict.Summary.Contains("不计入：公告停机维护12次", StringComparison.Ordinal));
    }

    [Fact]
    public void Judge_MostlyBlocked_SaysThatItIsTheSitesOwnProtection()
    {
        var verdict = Judge(Week([.. Enumerable.Range(0, 7).Select(i => Day(i, blocked: 20, failed: 4))]));

        Assert.Equal(Outcome.NotTested, verdict.Outcome);
        Assert.StartsWith("未测：168次访问中有140次被网站自身防护措施拒绝，无从判断能否打开；监测次数不足", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_Limits_AreThePolicys()
    {
        var policy = Policy with
        {
            AvailabilityDays = new PolicyLimit(2, LimitUnit.Days, "两天", SourceMark.Source),
            AvailabilityVisits = new PolicyLimit(10, LimitUnit.Visits, "十次", SourceMark.Source),
            AvailabilityVeto = Share(0.5m),
        };

        var verdict = Judge(Of([Day(5, visits: 10, failed: 9), Day(6, visits: 10, failed: 1)]), policy);

        Assert.Equal((Outcome.Fail, 50, 50), (verdict.Outcome, verdict.Evidence.Value, verdict.Evidence.Limit));
    }

    [Fact]
    public void Judge_MoreFailuresThanAreListed_ListsTheLatestAndSaysHowMany()
    {
        var visits = Judge(Week([.. Enumerable.Range(0, 7).Select(i => Day(i, failed: 24))])).Evidence.Visits!;

        Assert.Equal((168, Evidence.MostListed), (visits.Failures, visits.Listed.Count));
        Assert.Equal(Point.At.AddDays(-1).AddHours(23), visits.Listed[^1].At);
    }

    private static Verdict Judge(AvailabilityObservations seen, RulePolicy? policy = null) =>
        Assert.Single(new AvailabilityRule().Judge(Site() with { WholeSite = false, Availability = seen }, policy ?? Policy, Point));
}
