using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class FetchErrorsTests
{
    public static TheoryData<FetchStatus> All => [.. Enum.GetValues<FetchStatus>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Describe_EachStatus_HasChineseReasonAndRemedy(FetchStatus status)
    {
        var (reason, remedy) = FetchErrors.Describe(status);
        Assert.Contains(reason, c => c is >= '\u4E00' and <= '\u9FFF');
        Assert.Contains(remedy, c => c is >= '\u4E00' and <= '\u9FFF');
    }

    [Fact]
    public void Describe_Statuses_HaveReasonsOfTheirOwn() =>
        Assert.Distinct(Enum.GetValues<FetchStatus>().Select(s => FetchErrors.Describe(s).Reason), StringComparer.Ordinal);

    [Theory]
    [InlineData(FetchStatus.Timeout, true)]
    [InlineData(FetchStatus.ServerError, true)]
    [InlineData(FetchStatus.HostDown, true)]
    [InlineData(FetchStatus.Ok, false)]
    [InlineData(FetchStatus.Blocked, false)]
    [InlineData(FetchStatus.Challenged, false)]
    [InlineData(FetchStatus.NotFound, false)]
    public void IsTransient_Status_Decides(FetchStatus status, bool expected) => Assert.Equal(expected, FetchErrors.IsTransient(status));
}
