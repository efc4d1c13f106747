using Xunit;

namespace FreshnessCrawler.Rules.Tests;

public sealed class MonitoringPointTests
{
    [Theory]
    [InlineData("2023-04-16T15:59:59Z", "2023-04-16")]
    [InlineData("2023-04-16T16:00:00Z", "2023-04-17")]
    [InlineData("2023-04-17T15:59:59Z", "2023-04-17")]
    [InlineData("2023-04-17T00:00:00+08:00", "2023-04-17")]
    [InlineData("2023-04-17T23:59:59+08:00", "2023-04-17")]
    public void Day_AnyOffset_IsTheCivilDayInChina(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day), new MonitoringPoint(DateTimeOffset.Parse(instant)).Day);
}
