using FreshnessCrawler.Worker.Rendering;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

public sealed class HostSlotsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EnterAsync_HostIsFull_WaitsForALeave()
    {
        var slots = new HostSlots(1);
        var first = await slots.EnterAsync("a.test", Ct);
        var second = slots.EnterAsync("A.test", Ct).AsTask();
        using var other = await slots.EnterAsync("b.test", Ct);

        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(5), Ct)).Dispose();
    }

    [Fact]
    public async Task EnterAsync_GivenUp_TakesNoPlace()
    {
        var slots = new HostSlots(1);
        var first = await slots.EnterAsync("a.test", Ct);
        using var patience = new CancellationTokenSource();
        var second = slots.EnterAsync("a.test", patience.Token).AsTask();

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();

        (await slots.EnterAsync("a.test", Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(5), Ct)).Dispose();
    }
}
