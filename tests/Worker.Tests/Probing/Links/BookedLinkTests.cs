using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class BookedLinkTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Test_ManyAtOnce_IsMadeOnce()
    {
        var link = new BookedLink();
        var made = 0;
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => link.TestAsync(null, MakeAsync, Ct)));
        Assert.Equal((1, 1), (made, results.Count(r => r.Asked)));

        async Task<LinkTest> MakeAsync()
        {
            Interlocked.Increment(ref made);
            await Task.Delay(50, Ct);
            return Test(Now);
        }
    }

    [Fact]
    public async Task Test_SecondLookOlderThanWanted_IsMadeAnew()
    {
        var link = new BookedLink();
        Assert.True((await link.TestAsync(Now, () => Task.FromResult(Test(Now)), Ct)).Asked);
        Assert.False((await link.TestAsync(Now, () => throw new InvalidOperationException(), Ct)).Asked);
        Assert.True((await link.TestAsync(Now.AddMinutes(5), () => Task.FromResult(Test(Now.AddMinutes(6))), Ct)).Asked);
    }

    [Fact]
    public async Task Test_FirstLookHoweverYoung_IsNoSecondOne()
    {
        var link = new BookedLink();
        await link.TestAsync(null, () => Task.FromResult(Test(Now)), Ct);
        Assert.False(link.IsSecondLook(Now));
        Assert.True((await link.TestAsync(Now, () => Task.FromResult(Test(Now.AddMinutes(1))), Ct)).Asked);
        Assert.True(link.IsSecondLook(Now));
        Assert.False((await link.TestAsync(null, () => throw new InvalidOperationException(), Ct)).Asked);
    }

    [Fact]
    public async Task Test_ThatFailed_LeavesTheNextOneFree()
    {
        var link = new BookedLink();
        await Assert.ThrowsAsync<InvalidOperationException>(() => link.TestAsync(null, () => throw new InvalidOperationException(), Ct));
        Assert.True((await link.TestAsync(null, () => Task.FromResult(Test(Now)), Ct)).Asked);
    }

    [Fact]
    public async Task Test_WhileThePageIsRead_WaitsForItAndTakesItsResult()
    {
        var link = new BookedLink();
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = link.AloneAsync(
            async () =>
            {
                await read.Task;
                link.Result = Test(Now);
                return true;
            }, Ct);
        var test = link.TestAsync(null, () => throw new InvalidOperationException("asked at the same time"), Ct);
        Assert.False(test.IsCompleted);
        read.SetResult();
        await reading;
        Assert.False((await test).Asked);
    }

    private static LinkTest Test(DateTimeOffset at) => new("http://a.test/", LinkClass.Ok, 200, null, null, null, at);
}
