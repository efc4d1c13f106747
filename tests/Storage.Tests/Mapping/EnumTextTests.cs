using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Model;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Mapping;

public sealed class EnumTextTests
{
    [Fact]
    public void ToText_OfEachKind_IsLowerCamel()
    {
        Assert.Equal("notRead", EnumText.ToText(ReadingOutcome.NotRead));
        Assert.Equal("home", EnumText.ToText(ColumnCategory.Home));
        Assert.Equal("noAddress", EnumText.ToText(TargetState.NoAddress));
    }

    [Fact]
    public void FromText_OfEveryMember_GivesItBack()
    {
        foreach (var outcome in Enum.GetValues<ReadingOutcome>())
            Assert.Equal(outcome, EnumText.FromText<ReadingOutcome>(EnumText.ToText(outcome)));
    }

    [Fact]
    public void FromText_OfAnUnknownWord_Throws() => Assert.Throws<FormatException>(() => EnumText.FromText<ReadingOutcome>("NotRead"));
}
