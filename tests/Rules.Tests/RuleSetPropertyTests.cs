using System.Text.Json;
using CsCheck;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests;

public sealed class RuleSetPropertyTests
{
    private const int Cases = 3_000;

    private static readonly Gen<Func<ColumnObservation, ColumnObservation>> ADoubt = Among<Func<ColumnObservation, ColumnObservation>>(
        column => column with { Suspect = "信息由20条减为3条" },
        column => column with { Place = ColumnPlace.Moved, PlaceDetail = "http://example.test/new/" },
        column => column with { Place = ColumnPlace.Vanished },
        column => column with { NewestSource = DateSource.Address },
        column => column with { NewestSource = DateSource.FirstSeen });

    // Dates crowd around the limits; limits small enough that a few columns reach them.
    private static readonly Gen<ColumnObservation> AColumn =
        from category in Gen.Enum<ColumnCategory>().Where(c => c != ColumnCategory.Home)
        from level in Gen.Int[1, 3]
        from outcome in Gen.Frequency((6, Gen.Const(ReadingOutcome.Read)), (4, Gen.Enum<ReadingOutcome>()))
        from newest in Among("2023-04-17", "2023-04-03", "2023-04-02", "2022-10-17", "2022-10-16", "2022-04-16", "2023-04-18")
        from confidence in Among(1, 0.5)
        from exempted in Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))
        from seenBefore in Gen.Frequency((9, Gen.Const(0)), (1, Gen.Const(-2)))
        from doubt in Gen.Frequency((7, Gen.Const<Func<ColumnObservation, ColumnObservation>>(c => c)), (3, ADoubt))
        select doubt(Shape(Read(category, newest, level: level), outcome)) with
        {
            Source = confidence < 1 ? ColumnSource.Discovered : ColumnSource.Registered,
            Confidence = confidence,
            Exemption = exempted ? new Exemption(null, "专题已结束", "办公室") : null,
            ObservedAt = Point.At.AddDays(seenBefore),
        };

    private static readonly Gen<ColumnObservation> AHome =
        from outcome in Gen.Enum<ReadingOutcome>()
        from newest in Among("2023-04-17", "2023-04-02")
        from doubt in Gen.Frequency((7, Gen.Const<Func<ColumnObservation, ColumnObservation>>(c => c)), (3, ADoubt))
        select doubt(Shape(Home(newest, id: 1_000), outcome));

    private static readonly Gen<SiteObservations> ASite =
        from columns in AColumn.Array[0, 25]
        from home in AHome.Array[0, 1]
        select Site([.. columns.Select((c, i) => c with { ColumnId = i + 1, Name = $"栏目{i + 1}" }), .. home]);

    [Fact]
    public void Judge_AnUnseenColumnMore_TurnsNoFailToPassNorPassToFail() =>
        Gen.Select(ASite, AColumn).Sample(
            (site, column) =>
            {
                var before = OfSite(Judge(site));
                var after = OfSite(Judge(Plus(site, (column with { ColumnId = 2_000, Exemption = null }).NotRead())));
                foreach (var (rule, outcome) in before)
                {
                    // The home page that is only navigation fails by all pages; one unseen page takes that proof away.
                    var allowed = outcome switch
                    {
                        Outcome.Fail => rule == "V-W3" ? after[rule] is Outcome.Fail or Outcome.NotTested : after[rule] == Outcome.Fail,
                        Outcome.Pass => after[rule] is Outcome.Pass or Outcome.NotTested,
                        Outcome.NotTested => after[rule] == Outcome.NotTested,
                        _ => after[rule] != Outcome.Fail,
                    };
                    Assert.True(allowed, $"{rule}: {outcome} -> {after[rule]}");
                }
            },
            iter: Cases);

    [Fact]
    public void Judge_WhateverAnUnseenColumnTurnsOutToBe_PassAndFailStand() =>
        Gen.Select(ASite, AColumn).Sample(
            (site, column) =>
            {
                var seen = column with { ColumnId = 2_000 };
                var before = OfSite(Judge(Plus(site, seen.NotRead())));
                var after = OfSite(Judge(Plus(site, seen)));
                foreach (var (rule, said) in before.Where(v => v.Value is Outcome.Pass or Outcome.Fail))
                    Assert.True(after[rule] == said || after[rule] == Outcome.NotApplicable, $"{rule}: {said} -> {after[rule]}");
            },
            iter: Cases);

    [Fact]
    public void Judge_AnyFail_RestsOnNothingInDoubt() =>
        ASite.Sample(
            site =>
            {
                var seen = site.Columns.ToDictionary(column => column.ColumnId);
                foreach (var column in Judge(site).Where(v => v.Outcome == Outcome.Fail).SelectMany(v => v.Evidence.Columns).Select(part => seen[part.ColumnId]))
                    Assert.False(InDoubt(column), column.ToString());
            },
            iter: Cases);

    [Fact]
    public void Judge_WithADoubtAboutAnyColumn_FailsBecomeNotTestedAndPassesStay() =>
        Gen.Select(ASite.Where(site => site.Columns.Count > 0), ADoubt, Gen.Int[0, 1_000]).Sample(
            (site, doubt, which) =>
            {
                var chosen = site.Columns[which % site.Columns.Count];
                var doubted = doubt(chosen);
                var columns = site.Columns.Select(column => column == chosen ? doubted : column).ToList();
                var after = Judge(site with { Columns = columns }).ToDictionary(v => (v.Rule, v.TargetId), v => v.Outcome);
                foreach (var before in Judge(site))
                {
                    var now = after[(before.Rule, before.TargetId)];
                    var own = before.TargetKind == TargetKind.Column && before.TargetId == chosen.ColumnId;
                    // A blank column is judged as blank and not as stale, but only where it is blank without doubt.
                    var allowed = before.Outcome switch
                    {
                        Outcome.Pass => now == Outcome.Pass || (!own && now == Outcome.NotTested),
                        Outcome.Fail => own && InDoubt(doubted) ? now == Outcome.NotTested : now is Outcome.Fail or Outcome.NotTested,
                        Outcome.NotApplicable => now != Outcome.Fail,
                        _ => now == Outcome.NotTested,
                    };
                    Assert.True(allowed, $"{before.Rule} of {before.TargetId}: {before.Outcome} -> {now}");
                }
            },
            iter: Cases);

    [Fact]
    public void Judge_ColumnsInAnyOrder_GivesTheSameVerdicts() =>
        ASite.SelectMany(site => Gen.Shuffle(site.Columns.ToArray()).Select(shuffled => (site, shuffled))).Sample(
            (site, shuffled) => Assert.Equal(Text(Judge(site)), Text(Judge(site with { Columns = shuffled }))),
            iter: Cases);

    [Fact]
    public void Judge_SameInputs_GivesTheSameVerdicts() =>
        ASite.Sample(site => Assert.Equal(Text(Judge(site)), Text(Judge(site))), iter: Cases);

    [Fact]
    public void Judge_EveryColumn_HasOneAgeVerdictAndOneBlankVerdict() =>
        ASite.Sample(
            site =>
            {
                var verdicts = Judge(site).Where(v => v.TargetKind == TargetKind.Column).ToLookup(v => v.TargetId);
                foreach (var column in site.Columns)
                {
                    var own = verdicts[column.ColumnId].ToList();
                    Assert.Equal(column.Category == ColumnCategory.Home ? 0 : 2, own.Count);
                    // No column is a problem under two indicators.
                    Assert.True(own.Count(v => v.Outcome == Outcome.Fail) <= 1);
                    if (column.Outcome == ReadingOutcome.NotRead)
                        Assert.DoesNotContain(own, v => v.Outcome is Outcome.Pass or Outcome.Fail);
                }
            },
            iter: Cases);

    [Fact]
    public void Judge_EveryVerdict_HasAReasonALimitAndAClause() =>
        ASite.Sample(
            site => Assert.All(Judge(site), verdict =>
            {
                Assert.NotEmpty(verdict.Summary);
                Assert.True(verdict.Evidence.Limit > 0);
                Assert.NotEmpty(verdict.Evidence.Clause);
                Assert.Equal(RuleSet.All.Find(verdict.Rule)!.Severity, verdict.Severity);
                if (verdict.Outcome == Outcome.Fail)
                    Assert.NotEmpty(verdict.Evidence.Columns);
            }),
            iter: Cases);

    private static bool InDoubt(ColumnObservation column) =>
        column.Suspect is not null
        || column.Place is ColumnPlace.Moved or ColumnPlace.Vanished
        || (column.Outcome == ReadingOutcome.Read && column.NewestSource is DateSource.Address or DateSource.FirstSeen);

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IReadOnlyList<Verdict> Judge(SiteObservations site) =>
        RuleSet.All.Judge(site, Policy with { BlankColumnsVeto = Policy.NamedLongStale, LongStaleColumnsVeto = Policy.StaleColumnsVeto }, Point);

    private static Dictionary<string, Outcome> OfSite(IEnumerable<Verdict> verdicts) =>
        verdicts.Where(v => v.TargetKind == TargetKind.Site).ToDictionary(v => v.Rule, v => v.Outcome);

    private static SiteObservations Plus(SiteObservations site, ColumnObservation column) => site with { Columns = [.. site.Columns, column] };

    private static ColumnObservation Shape(ColumnObservation column, ReadingOutcome outcome) => outcome switch
    {
        ReadingOutcome.Read => column with { Outcome = ReadingOutcome.Read, Reason = null },
        ReadingOutcome.Undated => column.Undated() with { Reason = null },
        ReadingOutcome.Blank => column.Blank() with { Reason = null },
        _ => column.NotRead(),
    };

    private static IEnumerable<string> Text(IEnumerable<Verdict> verdicts) =>
        verdicts.OrderBy(v => v.Rule, StringComparer.Ordinal).ThenBy(v => v.TargetId).Select(v => JsonSerializer.Serialize(v));
}
