using System.Diagnostics;
using FreshnessCrawler.Worker.Rendering;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

public sealed class ProcessTreeTests
{
    [Fact]
    public async Task Read_ProcessWithAChild_HasBothAndTheirMemory()
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "sleep 60; true"]))!;
        try
        {
            List<ProcessTree.Member> tree = [];
            for (var tries = 0; tries < 100 && tree.Count < 2; tries++, await Task.Delay(50, TestContext.Current.CancellationToken)) tree = ProcessTree.Read(shell.Id);

            Assert.Equal(2, tree.Count);
            Assert.Equal(shell.Id, tree[0].Pid);
            Assert.All(tree, p => Assert.True(ProcessTree.IsAlive(p) && p.PrivateBytes > 0));
            Assert.False(ProcessTree.IsAlive(tree[1] with { Started = 1 }));

            tree.ForEach(ProcessTree.Kill);
            for (var tries = 0; tries < 100 && tree.Exists(ProcessTree.IsAlive); tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(tree, ProcessTree.IsAlive);
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void Read_NoSuchProcess_IsEmpty() => Assert.Empty(ProcessTree.Read(int.MaxValue));
}
