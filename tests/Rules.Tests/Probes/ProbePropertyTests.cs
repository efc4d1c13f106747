using System.Text.Json;
using CsCheck;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Probes;

public sealed class ProbePropertyTests
{
    private const int Cases = 3_000;

    // Numbers crowd around the limits.
    private static readonly Gen<AvailabilityObservations> AWeek =
        from days in (
            from failed in Gen.Int[0, 3]
            from blocked in Gen.Int[0, 3]
            from maintenance in Gen.Int[0, 1]
            from lost in Gen.Int[0, 1]
            select (failed, blocked, maintenance, lost)).Array[6, 8]
        select Visits.Of([.. days.Select((d, i) => Visits.Day(i + 7 - days.Length, d.failed, d.blocked, d.maintenance, d.lost))]);

    private static readonly Gen<LinkObservations> ASurvey =
        from home in Gen.Int[80, 100]
        from problems in (
            from linkClass in Gen.Enum<LinkClass>()
            from level in Gen.Int[1, 3]
            from count in Gen.Int[0, 4]
            select (linkClass, level, count)).Array[0, 6]
        from unproven in Gen.Frequency((4, Gen.Const(0)), (1, Gen.Const(2)))
        from leftOut in Gen.Int[0, 5].Array[0, 5]
        select problems
            .Where(p => p.linkClass is not (LinkClass.Ok or LinkClass.Moved or LinkClass.Skipped))
            .DistinctBy(p => (p.linkClass, p.level))
            .Aggregate(LinkSurvey.Of(LinkSurvey.Tally(1, LinkClass.Ok, home)), (seen, p) => seen.With(p.linkClass, p.level, p.count)) with
        {
            Unproven = unproven,
            LeftOut = [.. leftOut.Select((count, i) => new LeftOut($"原因{i % 3}", count))],
        };

    private static readonly Gen<Ipv6LinkRate?> ARate =
        from tested in Gen.Frequency((5, Gen.Const(true)), (1, Gen.Const(false)))
        from counted in Gen.Int[0, 30]
        from failing in Gen.Int[0, 6]
        from seed in Gen.Int[0, 3].Select(i => i == 0 ? 9 : (int?)null)
        select tested ? Ipv6Survey.Rate(Math.Max(0, counted - failing), counted, seed) : null;

    private static readonly Gen<Ipv6Observations> AnIpv6 =
        from state in Gen.Enum<Ipv6State>()
        from visits in Gen.Int[18, 24]
        from failed in Gen.Int[0, 3]
        from second in ARate
        from third in ARate
        from failing in Gen.Int[0, 9].Array[0, 8]
        select Ipv6Survey.Fine() with
        {
            Home = Ipv6Survey.Host(state),
            Visits = visits,
            FailedVisits = failed,
            SecondLevel = second,
            ThirdLevel = third,
            FailingLinks = [.. failing.Select(n => Ipv6Survey.Failing(2 + (n % 2), n))],
        };

    private static readonly Gen<SiteObservations> ASite =
        from week in AWeek
        from survey in ASurvey
        from ipv6 in AnIpv6
        select Site() with { WholeSite = false, Availability = week, Links = survey, Ipv6 = ipv6 };

    [Fact]
    public void Judge_SameFactsInAnyOrder_GivesTheSameVerdicts() =>
        Gen.Select(ASite, Gen.Int).Sample(
            (site, seed) => Assert.Equal(Text(Judge(site)), Text(Judge(Shuffled(site, new Random(seed))))),
            iter: Cases);

    [Fact]
    public void Judge_EveryVerdict_HasAReasonALimitAndAClause() =>
        ASite.Sample(
            site => Assert.All(Judge(site), verdict =>
            {
                Assert.NotEmpty(verdict.Summary);
                Assert.True(verdict.Evidence.Limit > 0);
                Assert.NotEmpty(verdict.Evidence.Clause);
                Assert.Equal(verdict.Outcome is Outcome.Pass or Outcome.Fail, verdict.Evidence.Value is not null);
                Assert.Equal(RuleSet.All.Find(verdict.Rule)!.Severity, verdict.Severity);
                Assert.True((verdict.Evidence.Visits is null ? 0 : 1) + (verdict.Evidence.Links is null ? 0 : 1) + (verdict.Evidence.Ipv6 is null ? 0 : 1) == 1);
            }),
            iter: Cases);

    [Fact]
    public void Judge_OurOwnNetworkDown_NeitherPassesNorFails() =>
        ASite.Sample(
            site =>
            {
                var down = site with
                {
                    Availability = Visits.Of([.. site.Availability!.Days.Select(day => day with { Opened = 0, Failed = 0, Blocked = 0, Maintenance = 0, Void = day.Visits })]),
                    Links = site.Links! with { NotTested = "监测方网络未得证实" },
                    Ipv6 = site.Ipv6! with { NotTested = "监测方网络未得证实" },
                };
                Assert.All(Judge(down), verdict => Assert.Equal(Outcome.NotTested, verdict.Outcome));
            },
            iter: Cases);

    [Fact]
    public void Judge_AFailedVisitOpenedInstead_NeverTurnsAPassToAFail() =>
        AWeek.Sample(
            week =>
            {
                var better = week.Days.Select(day => day.Failed > 0 ? day with { Failed = day.Failed - 1, Opened = day.Opened + 1 } : day).ToList();
                var (before, after) = (OutcomeOf(week), OutcomeOf(Visits.Of(better)));
                Assert.True(before == after || (before, after) == (Outcome.Fail, Outcome.Pass));
            },
            iter: Cases);

    [Fact]
    public void Judge_OneBrokenLinkMore_NeverDeductsLess() =>
        ASurvey.Sample(
            survey =>
            {
                var before = Links(survey);
                var after = Links(survey with { Problems = [.. survey.Problems, LinkSurvey.Problem("http://example.test/more", level: 2)] });
                Assert.Equal(Outcome.Fail, after.Outcome);
                Assert.True(after.Evidence.Points >= (before.Evidence.Points ?? 0));
                Assert.True(after.Evidence.Points <= Policy.LinkPointsCap.Value);
            },
            iter: Cases);

    private static IReadOnlyList<Verdict> Judge(SiteObservations site) => RuleSet.All.Judge(site, Policy, Point);

    private static Verdict Links(LinkObservations survey) => Assert.Single(Judge(Site() with { WholeSite = false, Links = survey }));

    private static Outcome OutcomeOf(AvailabilityObservations week) => Assert.Single(Judge(Site() with { WholeSite = false, Availability = week })).Outcome;

    private static SiteObservations Shuffled(SiteObservations site, Random random) => site with
    {
        Availability = site.Availability! with { Days = Mixed(site.Availability.Days, random), Failures = Mixed(site.Availability.Failures, random) },
        Links = site.Links! with
        {
            Tallies = Mixed(site.Links.Tallies, random),
            Problems = Mixed(site.Links.Problems, random),
            LeftOut = Mixed(site.Links.LeftOut, random),
        },
        Ipv6 = site.Ipv6! with { FailingLinks = Mixed(site.Ipv6.FailingLinks, random) },
    };

    private static T[] Mixed<T>(IEnumerable<T> values, Random random)
    {
        var mixed = values.ToArray();
        random.Shuffle(mixed);
        return mixed;
    }

    private static IEnumerable<string> Text(IEnumerable<Verdict> verdicts) => verdicts.Select(v => JsonSerializer.Serialize(v));
}
