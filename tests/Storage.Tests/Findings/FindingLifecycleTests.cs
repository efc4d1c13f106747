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
        Assert.Equal(expected, FindingLifecycle.Next(state, outcome, exempt: false));

    [Theory]
    [InlineData(null)]
    [InlineData(FindingState.Open)]
    [InlineData(FindingState.Confirmed)]
    [InlineData(FindingState.Rectified)]
    [InlineData(FindingState.Withdrawn)]
    public void Next_WithoutProof_ChangesNothing(FindingState? state)
    {
        Assert.Null(FindingLifecycle.Next(state, Outcome.NotTested, exempt: false));
        Assert.Null(FindingLifecycle.Next(state, Outcome.NotTested, exempt: true));
        Assert.Null(FindingLifecycle.Next(state, Outcome.NotApplicable, exempt: false));
    }

    [Fact]
    public void Next_OfAnExemptedTarget_WithdrawsWhatIsOpenOnly()
    {
        Assert.Equal(FindingStep.Withdrawn, FindingLifecycle.Next(FindingState.Open, Outcome.NotApplicable, exempt: true));
        Assert.Equal(FindingStep.Withdrawn, FindingLifecycle.Next(FindingState.Confirmed, Outcome.NotApplicable, exempt: true));
        Assert.Null(FindingLifecycle.Next(FindingState.Rectified, Outcome.NotApplicable, exempt: true));
        Assert.Null(FindingLifecycle.Next(null, Outcome.NotApplicable, exempt: true));
    }

    [Fact]
    public void After_EveryStep_HasAState() => Assert.All(Enum.GetValues<FindingStep>(), step => Assert.True(Enum.IsDefined(FindingLifecycle.After(step))));
}
