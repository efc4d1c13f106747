using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Rendering;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

public sealed class ScreenshotStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("screenshots");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 16, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    private ScreenshotStore Store(int days = 60) =>
        new(Microsoft.Extensions.Options.Options.Create(new RenderOptions { ScreenshotDirectory = _folder.FullName, KeepScreenshotsDays = days }), _clock);

    [Fact]
    public async Task SaveAsync_AtMidnightInChina_IsOfTheNewDay()
    {
        var path = await Store().SaveAsync(new ScreenshotName("lyj", "12"), new byte[] { 1, 2, 3 }, Ct);

        Assert.StartsWith("2026-11-23/lyj/12-", path, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, path), Ct));
    }

    [Fact]
    public async Task SaveAsync_SameContentAgain_IsOneFile()
    {
        var store = Store();
        var first = await store.SaveAsync(new ScreenshotName("lyj", "12"), new byte[] { 1 }, Ct);
        var second = await store.SaveAsync(new ScreenshotName("lyj", "12"), new byte[] { 1 }, Ct);
        var other = await store.SaveAsync(new ScreenshotName("lyj", "12"), new byte[] { 2 }, Ct);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal(2, _folder.GetFiles("*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("../../etc", "/passwd")]
    [InlineData("..", ".")]
    [InlineData("", "")]
    [InlineData("a\0b", "c\nd")]
    public async Task SaveAsync_HostileNames_StayInTheStore(string site, string column)
    {
        var path = await Store().SaveAsync(new ScreenshotName(site, column), new byte[] { 1 }, Ct);

        Assert.Equal(3, path.Split('/').Length);
        Assert.StartsWith(_folder.FullName + "/2026-11-23/", Path.GetFullPath(Path.Combine(_folder.FullName, path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveAsync_OldDays_AreRemovedAndOthersLeft()
    {
        foreach (var name in new[] { "2026-11-13", "2026-11-14", "notes", "2020-01-01.bak" }) _folder.CreateSubdirectory(name).CreateSubdirectory("a");

        await Store(days: 10).SaveAsync(new ScreenshotName("lyj", "1"), new byte[] { 1 }, Ct);

        Assert.Equal(["2020-01-01.bak", "2026-11-14", "2026-11-23", "notes"], _folder.GetDirectories().Select(d => d.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SaveAsync_NextDay_PrunesAgain()
    {
        var store = Store(days: 1);
        await store.SaveAsync(new ScreenshotName("lyj", "1"), new byte[] { 1 }, Ct);

        _clock.Advance(TimeSpan.FromDays(1));
        await store.SaveAsync(new ScreenshotName("lyj", "1"), new byte[] { 1 }, Ct);

        Assert.Equal(["2026-11-24"], _folder.GetDirectories().Select(d => d.Name));
    }
}
