using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

/// <summary>What the three rules about a column's age have in common; each derived class runs it for its rule.</summary>
public abstract class StaleColumnRuleTests
{
    protected abstract StaleColumnRule Rule { get; }

    protected abstract ColumnCategory Category { get; }

    /// <summary>T less the limit, at the notice's moment.</summary>
    protected abstract DateOnly Earliest { get; }

    protected abstract string Span { get; }

    protected abstract string Clause { get; }

    protected virtual int Level => 1;

    private int LimitDays => Day.DayNumber - Earliest.DayNumber;

    [Fact]
    public void Judge_NewestOnT_Passes() => AssertOutcome(Outcome.Pass, Column(Day));

    [Fact]
    public void Judge_NewestOnTheEarliestAllowedDay_Passes()
    {
        var verdict = Judge(Column(Earliest));

        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Equal($"栏目1 最近更新 {Earliest:yyyy-MM-dd}，不早于 {Earliest:yyyy-MM-dd}（监测时间点 2023-04-17 前{Span}）", verdict.Summary);
        Assert.Equal(LimitDays, verdict.Evidence.Value);
    }

    [Fact]
    public void Judge_NewestOneDayBefore_Fails()
    {
        var newest = Earliest.AddDays(-1);

        var verdict = Judge(Column(newest));

        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Equal($"栏目1 最近更新 {newest:yyyy-MM-dd}，早于 {Earliest:yyyy-MM-dd}（监测时间点 2023-04-17 前{Span}）", verdict.Summary);
    }

    [Fact]
    public void Judge_Fail_HasValueLimitClauseAndProof()
    {
        var column = Column(Earliest.AddDays(-1));

        var verdict = Judge(column);

        Assert.Equal((Rule.Info.Code, TargetKind.Column, 1L, Severity.Remark), (verdict.Rule, verdict.TargetKind, verdict.TargetId, verdict.Severity));
        Assert.Equal(LimitDays + 1, verdict.Evidence.Value);
        Assert.Equal(LimitDays, verdict.Evidence.Limit);
        Assert.Equal("天", verdict.Evidence.Unit);
        Assert.Equal(Clause, verdict.Evidence.Clause);
        var expected = new ColumnEvidence(
            1, "栏目1", column.Url, ReadingOutcome.Read, Earliest.AddDays(-1), "标题1", column.NewestUrl, LimitDays + 1, LimitDays, Earliest, null, column.ObservedAt)
        { LastPassingDay = Day.AddDays(-1), NewestSource = DateSource.Shown };
        Assert.Equal(expected, Assert.Single(verdict.Evidence.Columns));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(23, 59, 59)]
    public void Judge_AnyMinuteOfTheChineseDay_HasTheSameLimit(int hour, int minute, int second)
    {
        // On a host in UTC 00:00 in China is still the day before.
        var point = new MonitoringPoint(At(Day, hour, minute, second).At.ToUniversalTime());
        var seen = point.At;

        Assert.Equal(Outcome.Pass, Judge(Column(Earliest) with { ObservedAt = seen }, point: point).Outcome);
        Assert.Equal(Outcome.Fail, Judge(Column(Earliest.AddDays(-1)) with { ObservedAt = seen }, point: point).Outcome);
    }

    [Fact]
    public void Judge_NextChineseMidnight_MovesTheLimitByADay()
    {
        var point = At(Day.AddDays(1), 0, 0);
        var earliest = UpdateWindow.Of(Column(Day), Policy, point).EarliestAllowed;

        Assert.Equal(Earliest.AddDays(1), earliest);
        Assert.Equal(Outcome.Fail, Judge(Column(Earliest) with { ObservedAt = point.At }, point: point).Outcome);
    }

    [Fact]
    public void Judge_NotRead_IsNotTestedWithTheReadingsReason()
    {
        var verdict = AssertOutcome(Outcome.NotTested, Column(Day).NotRead("访问被拒绝（403）"));

        Assert.Equal("栏目1 未测：访问被拒绝（403）", verdict.Summary);
        Assert.Null(verdict.Evidence.Value);
        Assert.Equal("访问被拒绝（403）", verdict.Evidence.Columns[0].Reason);
    }

    [Fact]
    public void Judge_NotReadThoughDatesAreLeftOver_IsNotTested()
    {
        var column = Column(Earliest.AddDays(-400)) with { Outcome = ReadingOutcome.NotRead, Reason = null };

        var verdict = AssertOutcome(Outcome.NotTested, column);

        Assert.Null(verdict.Evidence.Value);
    }

    [Fact]
    public void Judge_Blank_IsNotApplicableSoThatItIsCountedOnce()
    {
        var verdict = AssertOutcome(Outcome.NotApplicable, Column(Day).Blank());

        Assert.Contains("空白栏目", verdict.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, Outcome.NotTested)]
    [InlineData(true, Outcome.Fail)]
    public void Judge_Undated_FollowsThePolicysSwitch(bool stale, Outcome expected)
    {
        var verdict = Judge(Column(Day).Undated(), Policy with { UndatedColumnIsStale = Switch(stale), UndatedHomeIsStale = Switch(!stale) });

        Assert.Equal(expected, verdict.Outcome);
        Assert.Contains("20条信息均无发布日期", verdict.Summary, StringComparison.Ordinal);
        Assert.Null(verdict.Evidence.Value);
    }

    [Fact]
    public void Judge_NewestAfterT_ProvesNothing()
    {
        var verdict = AssertOutcome(Outcome.NotTested, Column(Day.AddDays(1)));

        Assert.Equal("栏目1 未测：最新日期 2023-04-18 晚于监测时间点 2023-04-17，不能作为依据", verdict.Summary);
        Assert.Null(verdict.Evidence.Value);
    }

    [Fact]
    public void Judge_ReadWithoutADate_IsNotTested() => AssertOutcome(Outcome.NotTested, Column(Day) with { Newest = null });

    [Fact]
    public void Judge_LastSeenBeforeT_FailIsNotProven()
    {
        var seen = At(Day.AddDays(-1), 23, 59).At;

        var verdict = AssertOutcome(Outcome.NotTested, Column(Earliest.AddDays(-1)) with { ObservedAt = seen });

        Assert.Equal("栏目1 未测：观测于 2023-04-16，早于监测时间点 2023-04-17，其间可能已更新", verdict.Summary);
        AssertOutcome(Outcome.Pass, Column(Earliest) with { ObservedAt = seen });
    }

    [Theory]
    [InlineData(DateSource.Shown, Outcome.Fail)]
    [InlineData(DateSource.Article, Outcome.Fail)]
    [InlineData(DateSource.Address, Outcome.NotTested)]
    [InlineData(DateSource.FirstSeen, Outcome.NotTested)]
    public void Judge_StaleByItsSource_FailsOnlyByADateThatIsSureEnough(DateSource source, Outcome expected)
    {
        var verdict = Judge(Column(Earliest.AddDays(-1)) with { NewestSource = source });

        Assert.Equal((expected, LimitDays + 1), (verdict.Outcome, verdict.Evidence.Value));
        Assert.Equal(source, Assert.Single(verdict.Evidence.Columns).NewestSource);
        AssertOutcome(Outcome.Pass, Column(Earliest) with { NewestSource = source });
    }

    [Fact]
    public void Judge_DateBelowTheConfidence_NamesItsSourceAndBothNumbers()
    {
        var stale = Column(Earliest.AddDays(-1)) with { NewestSource = DateSource.Address };

        Assert.Equal(
            $"栏目1 未测：最新日期 {stale.Newest:yyyy-MM-dd} 取自网址，把握不足以判定未更新（0.6，低于 0.8）", Judge(stale).Summary);
        Assert.Contains($"最近更新 {Day:yyyy-MM-dd}（取自首次发现日），", Judge(Column(Day) with { NewestSource = DateSource.FirstSeen }).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.6, Outcome.Fail)]
    [InlineData(0.61, Outcome.NotTested)]
    public void Judge_DateConfidence_IsThePolicys(double minimum, Outcome expected) =>
        Assert.Equal(expected, Judge(Column(Earliest.AddDays(-1)) with { NewestSource = DateSource.Address }, Policy with { MinimumDateConfidence = Share((decimal)minimum) }).Outcome);

    [Theory]
    [InlineData(ColumnPlace.Unknown, null, null)]
    [InlineData(ColumnPlace.Listed, null, null)]
    [InlineData(ColumnPlace.Moved, "导航指向 http://example.test/new/", "栏目疑已迁移（导航指向 http://example.test/new/），须更新名录后再判")]
    [InlineData(ColumnPlace.Moved, null, "栏目疑已迁移，须更新名录后再判")]
    [InlineData(ColumnPlace.Vanished, "2023-04-10 起", "栏目已不在网站导航中（2023-04-10 起），须核对名录")]
    public void Judge_StaleByItsPlace_FailsOnlyWhereTheColumnStillIs(ColumnPlace place, string? detail, string? reason)
    {
        var verdict = Judge(Column(Earliest.AddDays(-1)) with { Place = place, PlaceDetail = detail });

        Assert.Equal(reason is null ? Outcome.Fail : Outcome.NotTested, verdict.Outcome);
        if (reason is not null) Assert.Equal($"栏目1 未测：{reason}", verdict.Summary);
        Assert.Equal((place, detail), (verdict.Evidence.Columns[0].Place, verdict.Evidence.Columns[0].PlaceDetail));
        AssertOutcome(Outcome.Pass, Column(Earliest) with { Place = place, PlaceDetail = detail });
    }

    [Fact]
    public void Judge_SuspectReading_FailsNobodyAndLeavesAPass()
    {
        const string Why = "信息由20条减为3条";

        var verdict = AssertOutcome(Outcome.NotTested, Column(Earliest.AddDays(-1)) with { Suspect = Why });

        Assert.Equal($"栏目1 未测：读取存疑（{Why}），须人工核对后再判", verdict.Summary);
        Assert.Equal(Why, verdict.Evidence.Columns[0].Suspect);
        AssertOutcome(Outcome.Pass, Column(Earliest) with { Suspect = Why });
        Assert.Equal(Outcome.NotTested, Judge(Column(Day).Undated() with { Suspect = Why }, Policy with { UndatedColumnIsStale = Switch(true) }).Outcome);
    }

    [Fact]
    public void Judge_BlankInDoubt_IsNotTestedSinceItIsNotCountedAsBlank()
    {
        AssertOutcome(Outcome.NotTested, Column(Day).Blank() with { Suspect = "模板变化" });
        AssertOutcome(Outcome.NotTested, Column(Day).Blank() with { Place = ColumnPlace.Moved });
    }

    [Theory]
    [InlineData("2023-04-17", Outcome.NotApplicable)]
    [InlineData(null, Outcome.NotApplicable)]
    [InlineData("2023-04-16", Outcome.Fail)]
    public void Judge_Exempted_IsNotApplicableToItsLastDay(string? until, Outcome expected)
    {
        var exemption = new Exemption(until is null ? null : DateOnly.Parse(until), "专题已结束", "办公室");

        var verdict = Judge(Column(Earliest.AddDays(-1)) with { Exemption = exemption });

        Assert.Equal(expected, verdict.Outcome);
        if (expected == Outcome.NotApplicable)
        {
            Assert.Contains("专题已结束", verdict.Summary, StringComparison.Ordinal);
            Assert.Contains("办公室", verdict.Summary, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0.59, Outcome.NotTested)]
    [InlineData(0.6, Outcome.Fail)]
    public void Judge_DiscoveredWithLittleConfidence_AsksForAPerson(double confidence, Outcome expected)
    {
        var verdict = Judge(Column(Earliest.AddDays(-1)).Discovered(confidence));

        Assert.Equal(expected, verdict.Outcome);
        if (expected == Outcome.NotTested)
            Assert.Contains("把握为 0.59，低于 0.6，须人工确认", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_RegisteredColumn_NeedsNoConfidence() =>
        AssertOutcome(Outcome.Fail, Column(Earliest.AddDays(-1)) with { Confidence = 0 });

    [Fact]
    public void Judge_RegisteredLimit_GoesBeforeThePolicys()
    {
        var allowed = Column(Day.AddDays(-400)) with { LimitDays = 400 };

        var verdict = AssertOutcome(Outcome.Pass, allowed);

        Assert.Equal(400, verdict.Evidence.Limit);
        Assert.StartsWith("名录规定：400天", verdict.Evidence.Clause, StringComparison.Ordinal);
        Assert.EndsWith("前400天，名录规定）", verdict.Summary, StringComparison.Ordinal);
        AssertOutcome(Outcome.Fail, allowed with { Newest = Day.AddDays(-401) });
        AssertOutcome(Outcome.Fail, allowed with { LimitDays = 3, Newest = Day.AddDays(-4) });
    }

    [Fact]
    public void Judge_NarrowScope_StillJudgesTheColumn()
    {
        var site = Site(Column(Day)) with { WholeSite = false };

        Assert.Single(Rule.Judge(site, Policy, Point));
    }

    [Fact]
    public void Judge_HomePage_IsNoConcern() => Assert.Empty(Rule.Judge(Site(Home("2020-01-01")), Policy, Point));

    protected ColumnObservation Column(DateOnly newest) => Read(Category, newest, level: Level);

    protected Verdict Judge(ColumnObservation column, RulePolicy? policy = null, MonitoringPoint? point = null) =>
        Assert.Single(Rule.Judge(Site(column), policy ?? Policy, point ?? Point));

    private Verdict AssertOutcome(Outcome expected, ColumnObservation column)
    {
        var verdict = Judge(column);
        Assert.Equal(expected, verdict.Outcome);
        return verdict;
    }
}
