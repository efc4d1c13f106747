using FreshnessCrawler.Worker.Commands;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Commands;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613", "'+8613")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@x", "'@x")]
    [InlineData("九江市林业局", "九江市林业局")]
    public void ForSpreadsheet_Text_FormulasAreDefused(string text, string expected) => Assert.Equal(expected, CellText.ForSpreadsheet(text));

    [Fact]
    public void ForSpreadsheet_NegativeNumber_StaysANumber() => Assert.Equal("-3", CellText.ForSpreadsheet(-3));

    [Fact]
    public void Of_Instant_IsInChinasTime() =>
        Assert.Equal("2026-11-23 00:30:00+08:00", CellText.Of(new DateTime(2026, 11, 22, 16, 30, 0, DateTimeKind.Utc)));

    [Fact]
    public void Of_Null_IsEmpty() => Assert.Equal("", CellText.Of(null));
}
