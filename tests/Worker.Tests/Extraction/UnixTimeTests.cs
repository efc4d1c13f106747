using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class UnixTimeTests
{
    [Theory]
    [InlineData(1_793_635_199, "2026-11-02T23:59:59")]
    [InlineData(1_793_635_200, "2026-11-03T00:00:00")]
    [InlineData(1_793_635_200_000, "2026-11-03T00:00:00")]
    [InlineData(631_152_000, "1990-01-01T08:00:00")]
    public void TryRead_SecondsOrMilliseconds_IsTheTimeInChina(double count, string expected)
    {
        Assert.True(UnixTime.TryRead(count, out var time));
        Assert.Equal(expected, time.ToString("s"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(20_261_103)]
    [InlineData(631_151_999)]
    [InlineData(4_102_444_800)]
    [InlineData(4_102_444_800_000)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void TryRead_OtherCounts_AreNoInstants(double count) => Assert.False(UnixTime.TryRead(count, out _));
}
