using FreshnessCrawler.Worker.Rendering;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

public sealed class RenderReasonsTests
{
    [Fact]
    public void Describe_EveryStatus_HasAReasonOfItsOwnAndARemedy()
    {
        var all = Enum.GetValues<RenderStatus>().Select(RenderReasons.Describe).ToList();

        Assert.Equal(all.Count, all.Select(d => d.Reason).Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, d => Assert.True(d.Reason.Length > 4 && d.Remedy.Length > 3));
    }

    [Fact]
    public void Describe_UnknownStatus_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => RenderReasons.Describe((RenderStatus)99));
}
