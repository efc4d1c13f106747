using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class BlankColumnRuleTests
{
    private readonly BlankColumnRule _rule = new();

    [Fact]
    public void Judge_Blank_FailsWithValueAndLimit()
    {
        var verdict = Judge(Read(ColumnCategory.Other, Day).Blank());

        Assert.Equal(("C-BLANK", Outcome.Fail, Severity.Remark), (verdict.Rule, verdict.Outcome, verdict.Severity));
        Assert.Equal("栏目1 为空白栏目：有信息0条，少于1条", verdict.Summary);
        Assert.Equal((0, 1, "条", "否决三"), (verdict.Evidence.Value, verdict.Evidence.Limit, verdict.Evidence.Unit, verdict.Evidence.Clause));
        Assert.Equal(ReadingOutcome.Blank, Assert.Single(verdict.Evidence.Columns).Outcome);
    }

    [Fact]
    public void Judge_ReadOrUndated_Passes()
    {
        Assert.Equal(Outcome.Pass, Judge(Read(ColumnCategory.News, "2001-01-01")).Outcome);
        var undated = Judge(Read(ColumnCategory.News, Day).Undated());
        Assert.Equal(Outcome.Pass, undated.Outcome);
        Assert.Equal(20, undated.Evidence.Value);
    }

    [Fact]
    public void Judge_BlankInDoubt_IsNotTestedWithTheReason()
    {
        var blank = Read(ColumnCategory.News, Day).Blank();

        var moved = Judge(blank with { Place = ColumnPlace.Moved, PlaceDetail = "http://example.test/new/" });

        Assert.Equal((Outcome.NotTested, "栏目1 未测：栏目疑已迁移（http://example.test/new/），须更新名录后再判"), (moved.Outcome, moved.Summary));
        Assert.Equal(Outcome.NotTested, Judge(blank with { Place = ColumnPlace.Vanished }).Outcome);
        Assert.Equal(Outcome.NotTested, Judge(blank with { Suspect = "信息由20条减为0条" }).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Read(ColumnCategory.News, Day) with { Suspect = "模板变化" }).Outcome);
    }

    [Fact]
    public void Judge_NotRead_IsNotTestedWithTheReason()
    {
        var verdict = Judge(Read(ColumnCategory.News, Day).NotRead("需要脚本渲染"));

        Assert.Equal((Outcome.NotTested, "栏目1 未测：需要脚本渲染"), (verdict.Outcome, verdict.Summary));
        Assert.Null(verdict.Evidence.Value);
    }

    [Fact]
    public void Judge_Exempted_IsNotApplicable()
    {
        var verdict = Judge(Read(ColumnCategory.Other, Day).Blank() with { Exemption = new Exemption(null, "专题已结束", "办公室") });

        Assert.Equal((Outcome.NotApplicable, "栏目1 不适用：专题已结束（办公室豁免，未设期限）"), (verdict.Outcome, verdict.Summary));
    }

    [Fact]
    public void Judge_UnsureColumn_IsBlankOnlyAfterAPersonConfirmsIt()
    {
        Assert.Equal(Outcome.NotTested, Judge(Read(ColumnCategory.Other, Day).Blank().Discovered(0.5)).Outcome);
        Assert.Equal(Outcome.Fail, Judge(Read(ColumnCategory.Other, Day).Blank().Discovered(0.6)).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Read(ColumnCategory.Other, Day).Discovered(0.5)).Outcome);
    }

    [Theory]
    [InlineData(0, 0, Outcome.Fail)]
    [InlineData(-1, 1439, Outcome.NotTested)]
    public void Judge_BlankSeenOnTheDayOfTOrBefore_FailsOnlyOnTheDay(int days, int minutes, Outcome expected)
    {
        var seen = At(Day, 0, 0).At.AddDays(days).AddMinutes(minutes);

        Assert.Equal(expected, Judge(Read(ColumnCategory.Other, Day).Blank() with { ObservedAt = seen }).Outcome);
    }

    [Fact]
    public void Judge_EveryCategoryButHome_HasAVerdict()
    {
        var columns = Enum.GetValues<ColumnCategory>().Select((c, i) => Read(c, Day, id: i)).ToList();

        var verdicts = _rule.Judge(Site(columns), Policy, Point);

        Assert.Equal(columns.Where(c => c.Category != ColumnCategory.Home).Select(c => c.ColumnId), verdicts.Select(v => v.TargetId));
    }

    private Verdict Judge(ColumnObservation column) => Assert.Single(_rule.Judge(Site(column), Policy, Point));
}
