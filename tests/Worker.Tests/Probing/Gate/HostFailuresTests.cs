using FreshnessCrawler.Worker.Probing.Gate;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Gate;

public sealed class HostFailuresTests
{
    [Theory]
    [InlineData(10, 3, false)]
    [InlineData(10, 4, true)]
    [InlineData(5, 2, true)]
    [InlineData(4, 4, false)]
    [InlineData(0, 0, false)]
    public void IsVoid_AroundTheShare_NeedsMoreThanItAndEnoughHosts(int hosts, int failed, bool expected)
    {
        var run = new HostFailures(0.3m, 5);
        for (var i = 0; i < hosts; i++) run.Record($"{i}.example", i < failed);
        Assert.Equal((expected, hosts, failed), (run.IsVoid, run.Hosts, run.Failed));
        Assert.Equal(expected, run.Reason is not null);
    }

    [Fact]
    public void Record_HostThatAnsweredOnce_HasNotFailed()
    {
        var run = new HostFailures(0.3m, 1);
        run.Record("a.example", failed: true);
        run.Record("A.example", failed: false);
        run.Record("a.example", failed: true);
        Assert.Equal((1, 0, false), (run.Hosts, run.Failed, run.IsVoid));
    }

    [Fact]
    public void Begin_SitesUnderWay_KeepTheFirstThatFailedFromVoidingTheRun()
    {
        var run = new HostFailures(0.3m, 5);
        for (var i = 0; i < 10; i++) run.Begin($"{i}.example");
        for (var i = 0; i < 3; i++) run.Record($"{i}.example", failed: true);
        Assert.False(run.IsVoid);

        run.Record("3.example", failed: true);
        Assert.True(run.IsVoid);
    }
}
