using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Sites;

public sealed class BlankColumnsRuleTests : CountRuleTests
{
    protected override CountRule Rule { get; } = new BlankColumnsRule();

    protected override int Limit => 5;

    protected override string Clause => "否决三";

    protected override Severity Severity => Severity.Veto;

    protected override ColumnObservation Failing(long id) => Read(ColumnCategory.Other, Day, id).Blank();

    protected override ColumnObservation Passing(long id) => Read(ColumnCategory.Other, "2001-01-01", id);

    [Fact]
    public void Judge_BlankOfEveryCategoryButHome_IsCounted()
    {
        var blanks = Enum.GetValues<ColumnCategory>().Select((category, i) => Read(category, Day, i + 1).Blank()).ToList();

        Assert.Equal(blanks.Count - 1, Judge(blanks).Evidence.Value);
    }

    [Fact]
    public void Judge_UndatedColumns_AreNotBlank()
    {
        Assert.Equal((Outcome.Pass, 0), (Judge([.. Many(9, id => Passing(id).Undated())]).Outcome, Judge([Passing(1).Undated()]).Evidence.Value));
    }
}
