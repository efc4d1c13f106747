using FreshnessCrawler.Worker.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Options;

public sealed class HolidayFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"holidays-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Load_ShippedFile_KnowsItsYears()
    {
        var days = HolidayFile.Load(Path.Combine(AppContext.BaseDirectory, "holidays.csv"));

        Assert.All(new[] { 2023, 2024, 2025, 2026 }, year => Assert.False(days.IsWorkingDay(new DateOnly(year, 10, 1))));
        Assert.True(days.IsWorkingDay(new DateOnly(2026, 10, 10)));
        Assert.Null(days.IsWorkingDay(new DateOnly(2022, 12, 30)));
        Assert.Null(days.IsWorkingDay(new DateOnly(2027, 1, 4)));

        // filed before the Spring Festival of 2023, begun after it
        Assert.Equal(3, days.Between(new DateOnly(2023, 1, 19), new DateOnly(2023, 1, 29)));
    }

    [Theory]
    [InlineData("", "line 1: the head is \"\"; write date,kind.")]
    [InlineData("day,kind\n2026-10-01,off", "line 1: the head is \"day,kind\"; write date,kind.")]
    [InlineData("date,kind\n", "no day is there; add the holidays")]
    [InlineData("date,kind\n2026-10-01", "line 2: \"2026-10-01\" has not two fields")]
    [InlineData("date,kind\n2026-10-01,off,x", "has not two fields")]
    [InlineData("date,kind\n\n2026/10/01,off", "line 3: \"date\" is \"2026/10/01\"; write a day as 2026-10-01.")]
    [InlineData("date,kind\n2026-10-32,off", "line 2: \"date\" is \"2026-10-32\"")]
    [InlineData("date,kind\n2026-10-01,holiday", "line 2: \"kind\" is \"holiday\"; write off (放假) or work (补班).")]
    [InlineData("date,kind\n2026-10-01,work", "line 2: 2026-10-01 is a Thursday, which is worked anyway")]
    [InlineData("date,kind\n2026-10-01,off\n2026-10-01,off", "line 3: \"date\" 2026-10-01 is there twice; remove one.")]
    public void Load_WrongFile_NamesFileLineFieldAndMend(string text, string expected)
    {
        File.WriteAllText(_path, text);

        var error = Assert.Throws<InvalidDataException>(() => HolidayFile.Load(_path)).Message;

        Assert.StartsWith(_path, error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFile_SaysSo() =>
        Assert.Contains("cannot be read", Assert.Throws<InvalidDataException>(() => HolidayFile.Load(_path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_WindowsLinesAndAByteOrderMark_AreRead()
    {
        File.WriteAllText(_path, "\uFEFFdate,kind\r\n2026-10-01,off\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        Assert.False(HolidayFile.Load(_path).IsWorkingDay(new DateOnly(2026, 10, 1)));
    }
}
