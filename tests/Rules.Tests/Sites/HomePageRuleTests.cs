using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class HomePageRuleTests
{
    private static readonly ColumnObservation Navigation = Home("2023-04-17").Blank();
    private readonly HomePageRule _rule = new();

    [Theory]
    [InlineData("2023-04-17", Outcome.Pass, 0)]
    [InlineData("2023-04-03", Outcome.Pass, 14)]
    [InlineData("2023-04-02", Outcome.Fail, 15)]
    public void Judge_HomeWithDates_HasTwoWeeks(string newest, Outcome expected, int age)
    {
        var verdict = Judge(Home(newest));

        Assert.Equal(("V-W3", TargetKind.Site, SiteId, Severity.Veto), (verdict.Rule, verdict.TargetKind, verdict.TargetId, verdict.Severity));
        Assert.Equal(expected, verdict.Outcome);
        Assert.Equal((age, 14, "天", "首页条款"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
        Assert.Equal("标题100", Assert.Single(verdict.Evidence.Columns).NewestTitle);
    }

    [Fact]
    public void Judge_StaleHome_SaysBothDays() => Assert.Equal(
        "首页 最近更新 2023-04-02，早于 2023-04-03（监测时间点 2023-04-17 前14天）",
        Judge(Home("2023-04-02")).Summary);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(23, 59, 59)]
    public void Judge_AnyMinuteOfTheChineseDay_HasTheSameLimit(int hour, int minute, int second)
    {
        var point = new MonitoringPoint(At(Day, hour, minute, second).At.ToUniversalTime());

        Assert.Equal(Outcome.Pass, Judge([Home("2023-04-03") with { ObservedAt = point.At }], point: point).Outcome);
        Assert.Equal(Outcome.Fail, Judge([Home("2023-04-02") with { ObservedAt = point.At }], point: point).Outcome);
    }

    [Fact]
    public void Judge_FreshColumnsBesideAStaleHome_DoNotHelp() =>
        Assert.Equal(Outcome.Fail, Judge(Home("2023-04-02"), Read(ColumnCategory.News, Day)).Outcome);

    [Theory]
    [InlineData(true, Outcome.Fail)]
    [InlineData(false, Outcome.NotTested)]
    public void Judge_UndatedHome_FollowsThePolicysSwitch(bool stale, Outcome expected)
    {
        var policy = Policy with { UndatedHomeIsStale = Switch(stale), UndatedColumnIsStale = Switch(!stale) };

        var verdict = Judge([Home("2023-04-17").Undated()], policy);

        Assert.Equal(expected, verdict.Outcome);
        Assert.Null(verdict.Evidence.Value);
        Assert.Contains("20条信息均无发布日期", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_StaleHomeInDoubt_IsNotTested()
    {
        var stale = Home("2023-04-02");

        Assert.Equal(Outcome.NotTested, Judge(stale with { Suspect = "信息由80条减为9条" }).Outcome);
        Assert.Equal(Outcome.NotTested, Judge(stale with { NewestSource = DateSource.Address }).Outcome);
        Assert.Equal(Outcome.NotTested, Judge(Home("2023-04-17").Undated() with { Suspect = "信息由80条减为9条" }).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Home("2023-04-03") with { Suspect = "信息由80条减为9条", NewestSource = DateSource.FirstSeen }).Outcome);
    }

    [Fact]
    public void Judge_HomeNotRead_IsNotTestedWithTheReason()
    {
        var verdict = Judge(Home("2023-04-17").NotRead("返回412质询页"), Read(ColumnCategory.News, "2001-01-01"));

        Assert.Equal((Outcome.NotTested, "首页 未测：返回412质询页"), (verdict.Outcome, verdict.Summary));
    }

    [Fact]
    public void Judge_NoHomeObserved_IsNotTested()
    {
        var verdict = Judge(Read(ColumnCategory.News, "2001-01-01"));

        Assert.Equal(Outcome.NotTested, verdict.Outcome);
        Assert.Equal((null, 14), (verdict.Evidence.Value, verdict.Evidence.Limit));
    }

    [Fact]
    public void Judge_HomeDateAfterT_ProvesNothing() => Assert.Equal(Outcome.NotTested, Judge(Home("2023-04-18")).Outcome);

    [Fact]
    public void Judge_HomeSeenBeforeT_FailIsNotProven() =>
        Assert.Equal(Outcome.NotTested, Judge(Home("2023-04-02") with { ObservedAt = At(Day.AddDays(-1), 23, 59).At }).Outcome);

    [Fact]
    public void Judge_ExemptedHome_IsNotApplicable()
    {
        var exemption = new Exemption(Day, "网站改版", "办公室");

        Assert.Equal(Outcome.NotApplicable, Judge(Home("2001-01-01") with { Exemption = exemption }).Outcome);
        Assert.Equal(Outcome.NotApplicable, Judge(Navigation with { Exemption = exemption }, Read(ColumnCategory.News, "2001-01-01")).Outcome);
    }

    [Fact]
    public void Judge_RegisteredLimitOfTheHome_GoesBeforeThePolicys() =>
        Assert.Equal((Outcome.Pass, 20), (Judge(Home("2023-03-28") with { LimitDays = 20 }).Outcome, Judge(Home("2023-03-28") with { LimitDays = 20 }).Evidence.Limit));

    [Fact]
    public void Judge_DiscoveredHome_NeedsNoConfirmation() => Assert.Equal(Outcome.Fail, Judge(Home("2023-04-02").Discovered(0.1)).Outcome);

    [Fact]
    public void Judge_NavigationOnlyAndAnyPageFresh_Passes()
    {
        var verdict = Judge(
            Navigation,
            Read(ColumnCategory.News, "2001-01-01", 1),
            Read(ColumnCategory.Other, "2023-04-03", 2, level: 2),
            Read(ColumnCategory.News, Day, 3).NotRead());

        Assert.Equal((Outcome.Pass, 14), (verdict.Outcome, verdict.Evidence.Value));
        Assert.Equal([100, 2], verdict.Evidence.Columns.Select(c => c.ColumnId));
        Assert.StartsWith("首页仅为栏目导航，按全部二级页面判断：栏目2 最近更新 2023-04-03", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_NavigationOnlyAndAllPagesReadAndStale_Fails()
    {
        var verdict = Judge(
            Navigation,
            Read(ColumnCategory.News, "2023-04-01", 1),
            Read(ColumnCategory.Notice, "2023-04-02", 2),
            Read(ColumnCategory.Other, Day, 3).Blank());

        Assert.Equal((Outcome.Fail, 15, 14), (verdict.Outcome, verdict.Evidence.Value, verdict.Evidence.Limit));
        Assert.Equal([100, 2, 1, 3], verdict.Evidence.Columns.Select(c => c.ColumnId));
        // A page is measured by the home page's window here, whatever its class.
        Assert.All(verdict.Evidence.Columns, c => Assert.Equal(14, c.LimitDays));
    }

    [Fact]
    public void Judge_NavigationOnlyAndAPageUnproven_IsNotTested()
    {
        var stale = Read(ColumnCategory.News, "2023-04-02", 1);
        var other = Read(ColumnCategory.Other, Day, 2);
        ColumnObservation[] unproven =
        [
            other.NotRead(),
            other.Undated(),
            other with { Newest = Day.AddDays(1) },
            other with { Newest = new DateOnly(2001, 1, 1), Suspect = "模板变化" },
            other with { Newest = new DateOnly(2001, 1, 1), Place = ColumnPlace.Vanished },
            other with { Newest = new DateOnly(2001, 1, 1), NewestSource = DateSource.FirstSeen },
            other.Blank() with { Place = ColumnPlace.Moved },
            other with { Newest = new DateOnly(2001, 1, 1), ObservedAt = At(Day.AddDays(-1), 23, 0).At },
        ];

        Assert.All(unproven, column =>
        {
            var verdict = Judge(Navigation, stale, column);
            Assert.Equal(Outcome.NotTested, verdict.Outcome);
            Assert.Contains("另有1个栏目未测", verdict.Summary, StringComparison.Ordinal);
            Assert.Equal([100, 1, 2], verdict.Evidence.Columns.Select(c => c.ColumnId));
        });
    }

    [Fact]
    public void Judge_NavigationOnlyAndNothingDated_IsNotTested()
    {
        Assert.Equal(Outcome.NotTested, Judge(Navigation).Outcome);
        Assert.Equal(Outcome.NotTested, Judge(Navigation, Read(ColumnCategory.News, Day).Blank()).Outcome);
    }

    [Fact]
    public void Judge_NavigationSeenBeforeT_FailIsNotProven()
    {
        var earlier = Navigation with { ObservedAt = At(Day.AddDays(-1), 23, 0).At };

        Assert.Equal(Outcome.NotTested, Judge(earlier, Read(ColumnCategory.News, "2023-04-02")).Outcome);
    }

    [Fact]
    public void Judge_NavigationInDoubt_FailIsNotProven() =>
        Assert.Equal(Outcome.NotTested, Judge(Navigation with { Suspect = "信息由80条减为0条" }, Read(ColumnCategory.News, "2023-04-02")).Outcome);

    [Fact]
    public void Judge_TwoAddressesOfTheHome_TheFresherSpeaks()
    {
        var verdict = Judge(Home("2001-01-01", 100), Home("2023-04-17", 101));

        Assert.Equal((Outcome.Pass, 101), (verdict.Outcome, Assert.Single(verdict.Evidence.Columns).ColumnId));
        Assert.Equal(Outcome.NotTested, Judge(Home("2001-01-01", 100), Home("2023-04-17", 101).NotRead()).Outcome);
    }

    [Fact]
    public void Judge_NarrowScope_SaysNothing() =>
        Assert.Empty(_rule.Judge(Site(Home("2001-01-01")) with { WholeSite = false }, Policy, Point));

    private Verdict Judge(params ColumnObservation[] columns) => Judge(columns, policy: null);

    private Verdict Judge(ColumnObservation[] columns, RulePolicy? policy, MonitoringPoint? point = null) =>
        Assert.Single(_rule.Judge(Site(columns), policy ?? Policy, point ?? Point));

    private Verdict Judge(ColumnObservation[] columns, MonitoringPoint point) => Judge(columns, policy: null, point);
}
