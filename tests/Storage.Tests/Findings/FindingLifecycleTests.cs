using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Findings;
using FreshnessCrawler.Storage.Model;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Findings;

public sealed class FindingLifecycleTests
{
    [Theory]
    [InlineData(null, Outcome.Fail, FindingStep.Opened)]
    [InlineData(FindingState.Open, Outcome.Fail, FindingStep.Confirmed)]
    [InlineData(FindingState.Confirmed, Outcome.Fail, FindingStep.Confirmed)]
    [InlineData(FindingState.Rectified, Outcome.Fail, FindingStep.Reopened)]
    [InlineData(FindingState.Withdrawn, Outcome.Fail, FindingStep.Reopened)]
    [InlineData(FindingState.Open, Outcome.Pass, FindingStep.Rectified)]
    [InlineData(FindingState.Confirmed, Outcome.Pass, FindingStep.Rectified)]
    [InlineData(FindingState.Rectified, Outcome.Pass, null)]
    [InlineData(FindingState.Withdrawn, Outcome.Pass, null)]
    [InlineData(null, Outcome.Pass, null)]
    public void Next_OnProof_MovesTheFinding(FindingState? state, Outcome outcome, FindingStep? expected) =>
        Assert.Equal(expected, FindingLifecycle.Next(state, outcome, ended: false));

    [Theory]
    [InlineData(null)]
    [InlineData(FindingState.Open)]
    [InlineData(FindingState.Confirmed)]
    [InlineData(FindingState.Rectified)]
    [InlineData(FindingState.Withdrawn)]
    public void Next_WithoutProof_ChangesNothing(FindingState? state)
    {
        Assert.Null(FindingLifecycle.Next(state, Outcome.NotTested, ended: false));
        Assert.Null(FindingLifecycle.Next(state, Outcome.NotTested, ended: true));
        Assert.Null(FindingLifecycle.Next(state, Outcome.NotApplicable, ended: false));
    }

    [Fact]
    public void Next_OfATargetClosedOrExempted_WithdrawsWhatIsOpenOnly()
    {
        Assert.Equal(FindingStep.Withdrawn, FindingLifecycle.Next(FindingState.Open, Outcome.NotApplicable, ended: true));
        Assert.Equal(FindingStep.Withdrawn, FindingLifecycle.Next(FindingState.Confirmed, Outcome.NotApplicable, ended: true));
        Assert.Null(FindingLifecycle.Next(FindingState.Rectified, Outcome.NotApplicable, ended: true));
        Assert.Null(FindingLifecycle.Next(null, Outcome.NotApplicable, ended: true));
        Assert.Null(FindingLifecycle.Next(null, Outcome.Fail, ended: true));
        Assert.Null(FindingLifecycle.Next(FindingState.Withdrawn, Outcome.Fail, ended: true));
    }

    [Theory]
    [InlineData("Passing", FindingStep.Rectified)]
    [InlineData("Passing Failing", FindingStep.Rectified)]
    [InlineData("Passing Ended", FindingStep.Rectified)]
    [InlineData("Passing Ended Unproven", null)]
    [InlineData("Unproven", null)]
    [InlineData("Failing Unproven", null)]
    [InlineData("Ended", FindingStep.Withdrawn)]
    [InlineData("Failing Ended", FindingStep.Withdrawn)]
    [InlineData("Failing", FindingStep.Withdrawn)]
    public void NextOfCount_OnceTheCountIsLow_GoesByTheNamedColumns(string named, FindingStep? expected)
    {
        NamedColumn[] columns = [.. named.Split(' ').Select(Enum.Parse<NamedColumn>)];

        foreach (var outcome in (Outcome[])[Outcome.Pass, Outcome.NotApplicable])
        {
            Assert.Equal(expected, FindingLifecycle.NextOfCount(FindingState.Open, outcome, columns));
            Assert.Equal(expected, FindingLifecycle.NextOfCount(FindingState.Confirmed, outcome, columns));
            Assert.Null(FindingLifecycle.NextOfCount(FindingState.Rectified, outcome, columns));
            Assert.Null(FindingLifecycle.NextOfCount(null, outcome, columns));
        }

        Assert.Equal(FindingStep.Confirmed, FindingLifecycle.NextOfCount(FindingState.Open, Outcome.Fail, columns));
        Assert.Null(FindingLifecycle.NextOfCount(FindingState.Open, Outcome.NotTested, columns));
    }

    [Fact]
    public void After_EveryStep_HasAState() => Assert.All(Enum.GetValues<FindingStep>(), step => Assert.True(Enum.IsDefined(FindingLifecycle.After(step))));
}
