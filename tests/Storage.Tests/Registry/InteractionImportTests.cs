using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class InteractionImportTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private const string Missing = "wx,2026-02-10,否,没有菜单和回复,截图1.png,办公室甲";
    private const string Mended = "wx,2026-02-10,是,菜单,截图2.png,办公室乙";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.OpenAsync(template);
        _desk.WriteSmallCity();
        _desk.Accounts("wx,市林业局,微信,九江林业,,,,,,", "wb,市林业局,微博,九江林业,,,,,,");
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Import_Checks_AreKeptWithPersonAndEvidence()
    {
        _desk.Interaction(Missing, "WB,2026/2/11,yes,评论,https://weibo.com/1,办公室甲");

        Assert.Equal(new ImportCount(RegistryKind.Interaction, 2, 0, 0, 0), await _desk.CountAsync(RegistryKind.Interaction));

        var check = (await _desk.RowsAsync(c => c.AccountInteractions.OrderBy(i => i.CheckedOn)))[0];
        Assert.Equal(
            ((await _desk.AccountAsync("wx")).Id, new DateOnly(2026, 2, 10), false, "没有菜单和回复", "截图1.png", "办公室甲", _desk.Clock.GetUtcNow()),
            (check.AccountId, check.CheckedOn, check.Effective, check.Channel, check.Evidence, check.By, check.EnteredAt));
    }

    [Fact]
    public async Task Import_RowGone_ChangesNothingAndIsNotStoredTwice()
    {
        _desk.Interaction(Missing);
        await _desk.ImportWellAsync();
        _desk.Interaction();
        Assert.Equal(new ImportCount(RegistryKind.Interaction, 0, 0, 0, 0), await _desk.CountAsync(RegistryKind.Interaction));
        _desk.Interaction(Missing);

        Assert.Equal(new ImportCount(RegistryKind.Interaction, 0, 0, 0, 1), await _desk.CountAsync(RegistryKind.Interaction));

        Assert.Single(await ToldAsync());
    }

    [Fact]
    public async Task Import_TwoChecksOfOneDay_TheLaterLineIsTheLaterWord()
    {
        _desk.Interaction(Missing, Mended);

        var result = await _desk.ImportWellAsync();

        Assert.Equal([false, true], await ToldAsync());
        Assert.Contains("与第 2 行同一账号同一天的结论相反，以后一行为准", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.CountAsync(RegistryKind.Interaction)).Added);
    }

    [Fact]
    public async Task Import_RowCorrectedAndPutBack_TheFilesWordCounts()
    {
        _desk.Interaction(Missing);
        await _desk.ImportWellAsync();
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        _desk.Interaction(Mended);
        await _desk.ImportWellAsync();
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        _desk.Interaction(Missing);
        await _desk.ImportWellAsync();
        await _desk.ImportWellAsync();

        Assert.Equal([false, true, false], await ToldAsync());
    }

    [Fact]
    public async Task Import_EarlierLineAddedLater_LeavesTheLastLineTheLastWord()
    {
        _desk.Interaction(Mended);
        await _desk.ImportWellAsync();
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        _desk.Interaction(Missing, Mended);
        await _desk.ImportWellAsync();
        await _desk.ImportWellAsync();

        Assert.Equal([true, false, true], await ToldAsync());
    }

    [Fact]
    public async Task Import_CheckOfADroppedAccount_IsStillTaken()
    {
        await _desk.ImportWellAsync();
        _desk.Accounts("wb,市林业局,微博,九江林业,,,,,,");
        _desk.Interaction(Missing);

        Assert.Equal(1, (await _desk.CountAsync(RegistryKind.Interaction)).Added);
    }

    [Theory]
    [InlineData("nobody,2026-02-10,是,菜单,截图,甲", "account", "名录中没有这个账号")]
    [InlineData(",2026-02-10,是,菜单,截图,甲", "account", "不能为空")]
    [InlineData("wx,,是,菜单,截图,甲", "checked_on", "不能为空")]
    [InlineData("wx,昨天,是,菜单,截图,甲", "checked_on", "不是日期")]
    [InlineData("wx,2026-03-02,是,菜单,截图,甲", "checked_on", "还没有到")]
    [InlineData("wx,2026-02-10,,菜单,截图,甲", "effective", "应为 是 或 否")]
    [InlineData("wx,2026-02-10,大概,菜单,截图,甲", "effective", "应为 是 或 否")]
    [InlineData("wx,2026-02-10,是,,截图,甲", "channel", "不能为空")]
    [InlineData("wx,2026-02-10,是,菜单,,甲", "evidence", "不能为空")]
    [InlineData("wx,2026-02-10,是,菜单,截图,", "by", "不能为空")]
    [InlineData("WX,2026-2-9,否,无,截图0.png,甲", "account", "与第 2 行重复")]
    public async Task Import_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Interaction("wx,2026-02-09,否,无,截图0.png,甲", row);

        var problem = Assert.Single((await _desk.ImportAsync()).Problems);

        Assert.Equal(("interaction.csv", 3, field), (Path.GetFileName(problem.File), problem.Line, problem.Field));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>In the order in which they count, by the moment alone.</summary>
    private async Task<List<bool>> ToldAsync() => [.. (await _desk.RowsAsync(c => c.AccountInteractions.OrderBy(i => i.EnteredAt))).Select(i => i.Effective)];
}
