using System.Diagnostics;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class AccountsImportTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private const string Forestry = "lyj-wx,市林业局,微信公众号,九江林业,jjly2016,2019-05-01,2019-05-20,,,";
    private const string Weibo = "lyj-wb,市林业局,微博,九江林业发布,,,,,,";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.OpenAsync(template);
        _desk.WriteSmallCity();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Import_NewAccounts_AreStoredUnderTheNoticesPlatformNames()
    {
        _desk.Accounts(Forestry, "lyj-qt,市林业局,澎湃号,九江林业,,,,,2031-01-01,备注");

        var result = await _desk.ImportWellAsync();

        Assert.Equal(new ImportCount(RegistryKind.Account, 2, 0, 0, 0), result.Counts.Single(c => c.Kind == RegistryKind.Account));
        Assert.Equal(2, result.AccountsWithoutSource);
        var account = await _desk.AccountAsync("lyj-wx");
        Assert.Equal(("微信", "九江林业", "jjly2016", new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 20)), (account.Platform, account.Name, account.PlatformId, account.RegisteredOn, account.FiledOn));
        Assert.Equal((new DateOnly(2019, 5, 1), null), (account.ValidFrom, account.ValidTo));
        var other = await _desk.AccountAsync("lyj-qt");
        Assert.Equal(("澎湃号", "备注", _desk.Today, new DateOnly(2031, 1, 1)), (other.Platform, other.Note, other.ValidFrom, other.CancelledOn));
        Assert.Contains("还没有到", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Twice_IsOnce()
    {
        _desk.Accounts(Forestry, Weibo, "x,市林业局,快手,林业,,2020-01-01,2020-01-02,2021-01-01,2022-01-01,已注销");
        _desk.Sources("lyj-wx,1,feed,http://rsshub:1200/wechat/1,", "lyj-wb,1,名单,微博/清单.csv,+00:00");
        _desk.Interaction("lyj-wx,2026-02-01,是,菜单,截图1.png,市政府办公室");
        _desk.Filings("市林业局,最美护林员评选,2026-01-04,2026-01-20");
        await _desk.ImportWellAsync();
        var before = await _desk.DumpAsync();
        _desk.Clock.Advance(TimeSpan.FromDays(40));

        var again = await _desk.ImportWellAsync();

        Assert.True(again.ChangedNothing);
        Assert.Equal([3, 2, 1, 1], again.Counts.Where(c => c.Kind >= RegistryKind.Account).Select(c => c.Unchanged));
        Assert.Equal(before, await _desk.DumpAsync());
    }

    [Fact]
    public async Task Import_RowGoneAndBack_KeepsItsIdentity()
    {
        _desk.Accounts(Forestry, Weibo);
        await _desk.ImportWellAsync();
        var id = (await _desk.AccountAsync("lyj-wb")).Id;
        _desk.Clock.Advance(TimeSpan.FromDays(10));
        _desk.Accounts(Forestry);

        Assert.Equal(new ImportCount(RegistryKind.Account, 0, 0, 1, 1), await _desk.CountAsync(RegistryKind.Account));

        Assert.Equal(new DateOnly(2026, 3, 11), (await _desk.AccountAsync("lyj-wb")).ValidTo);
        _desk.Accounts(Forestry, Weibo.Replace("lyj-wb", "LYJ-WB", StringComparison.Ordinal));
        Assert.Equal(new ImportCount(RegistryKind.Account, 1, 0, 0, 1), await _desk.CountAsync(RegistryKind.Account));
        var back = await _desk.AccountAsync("LYJ-WB");
        Assert.Equal((id, null), (back.Id, back.ValidTo));
    }

    [Fact]
    public async Task Import_CancelledBeforeTheFirstImport_CountsUntilThen()
    {
        _desk.Accounts("a,市林业局,微信,甲,,,,,2023-02-15,", "b,市林业局,微信,乙,,2023-02-20,,,,", "c,市林业局,微信,丙,,,2023-05-01,,,", "d,市林业局,微信,丁,,,,,,");
        await _desk.ImportWellAsync();

        Assert.Equal([], await OnAsync(2023, 2, 15));
        Assert.Equal(["b"], await OnAsync(2023, 3, 31));
        Assert.Equal(["b", "c"], await OnAsync(2023, 6, 30));
        Assert.Equal(["b", "c", "d"], await OnAsync(2026, 3, 1));
    }

    [Fact]
    public async Task Import_DayFilledInLater_BringsTheAccountBackIntoThatQuarter()
    {
        _desk.Accounts("d,市林业局,微信,丁,,,,,,");
        await _desk.ImportWellAsync();
        Assert.Equal([], await OnAsync(2023, 3, 31));
        _desk.Accounts("d,市林业局,微信,丁,,,2023-01-04,,2023-04-03,");

        Assert.Equal(new ImportCount(RegistryKind.Account, 0, 1, 0, 0), await _desk.CountAsync(RegistryKind.Account));

        Assert.Equal(["d"], await OnAsync(2023, 4, 2));
        Assert.Equal([], await OnAsync(2023, 4, 3));
    }

    [Fact]
    public async Task Import_AnotherCitysAccounts_AreRefusedUnlessMeant()
    {
        _desk.Accounts([.. Enumerable.Range(1, 10).Select(i => $"a{i},市林业局,微信,账号{i},,,,,,")]);
        await _desk.ImportWellAsync();
        var before = await _desk.DumpAsync();
        _desk.Accounts(Forestry);

        var refused = Assert.Single((await _desk.ImportAsync()).Problems);

        Assert.Equal("accounts.csv", refused.File);
        Assert.Contains("--close-many", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await _desk.DumpAsync());
        Assert.Equal(10, (await _desk.ImportClosingManyAsync()).Counts.Single(c => c.Kind == RegistryKind.Account).Closed);
    }

    [Fact]
    public async Task Import_FileSavedEmpty_IsRefused()
    {
        _desk.Accounts(Forestry);
        await _desk.ImportWellAsync();
        _desk.Accounts();

        Assert.Contains("关闭全部 1 个账号", Assert.Single((await _desk.ImportAsync()).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_UnitGone_IsRefusedWhileAnAccountIsItsAndNotOnceItIsCancelled()
    {
        _desk.Units("市政府,,市政府", "市林业局,市政府,市直部门", "市水利局,市政府,");
        _desk.Accounts("slj-wx,市水利局,微信,九江水利,,,,,,");
        await _desk.ImportWellAsync();
        _desk.Remove("accounts.csv");
        _desk.Units("市政府,,市政府", "市林业局,市政府,市直部门");

        Assert.Contains("账号“九江水利”（slj-wx）仍属于它", Assert.Single((await _desk.ImportAsync()).Problems).Message, StringComparison.Ordinal);

        _desk.Accounts("slj-wx,市水利局,微信,九江水利,,,,,2026-02-28,");
        await _desk.ImportWellAsync();
        await _desk.ImportWellAsync();
        _desk.Remove("accounts.csv");
        await _desk.ImportWellAsync();
    }

    [Theory]
    [InlineData(",市林业局,微信,甲,,,,,,", "code", "不能为空")]
    [InlineData("a b,市林业局,微信,甲,,,,,,", "code", "账号代码只能用字母")]
    [InlineData("LYJ-WX,市林业局,微信,甲,,,,,,", "code", "第 2 行重复")]
    [InlineData("x,,微信,甲,,,,,,", "unit", "不能为空")]
    [InlineData("x,市水利局,微信,甲,,,,,,", "unit", "units.csv 中没有这个单位")]
    [InlineData("x,市林业局,,甲,,,,,,", "platform", "不能为空")]
    [InlineData("x,市林业局,微信,,,,,,,", "name", "不能为空")]
    [InlineData("x,市林业局,微信,甲,6.89123E+18,,,,,", "platform_id", "科学计数法")]
    [InlineData("x,市林业局,微信,甲,,2023年一季度,,,,", "registered_on", "不是日期")]
    [InlineData("x,市林业局,微信,甲,,2023-02-02,2023-02-01,,,", "filed_on", "早于申报新增日期 2023-02-02")]
    [InlineData("x,市林业局,微信,甲,,2023-02-02,,2023-02-01,,", "suspended_on", "早于申报新增日期")]
    [InlineData("x,市林业局,微信,甲,,,,2023-02-02,2023-02-01,", "cancelled_on", "早于停用日期")]
    public async Task Import_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Accounts(Forestry, row);

        var problem = Assert.Single((await _desk.ImportAsync()).Problems);

        Assert.Equal(("accounts.csv", 3, field), (Path.GetFileName(problem.File), problem.Line, problem.Field));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,市林业局,公众号,另一个,JJLY2016,,,,,", "platform_id", "与第 2 行的“九江林业”是微信的同一个平台账号")]
    [InlineData("x,市林业局,wechat,九江林业,other,,,,,", "name", "与第 2 行的平台、单位和名称都相同")]
    [InlineData("x,市林业局,抖音,甲,6891234567890120000,,,,,", "platform_id", "第 15 位以后全是 0")]
    [InlineData("x,市林业局,微信,甲,,2026-03-02,,,,", "registered_on", "申报新增日期还没有到")]
    public async Task Import_DoubtfulRow_IsTakenWithAWarning(string row, string field, string message)
    {
        _desk.Accounts(Forestry, row);

        var warning = Assert.Single((await _desk.ImportWellAsync()).Warnings);

        Assert.Equal((3, field), (warning.Line, warning.Field));
        Assert.Contains(message, warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,市林业局,微信,九江林业,jjly2016,2010-01-01,,,2019-04-01,")]
    [InlineData("x,市林业局,微博,九江林业,jjly2016,,,,,")]
    [InlineData("x,市政府,微信,九江林业,,,,,,")]
    [InlineData("x,市林业局,抖音,甲,6891234567890123000,,,,,")]
    public async Task Import_AnotherPlatformUnitOrTime_IsNoTwin(string row)
    {
        _desk.Accounts(Forestry, row);

        Assert.Empty((await _desk.ImportWellAsync()).Warnings);
    }

    [Fact]
    public async Task Import_ThousandsOfAccounts_NeedsNoQueryARow()
    {
        _desk.Accounts([.. Enumerable.Range(0, 5_000).Select(i => $"a{i},市林业局,微信,账号{i},id{i},2020-01-01,2020-01-02,,,")]);
        _desk.Sources([.. Enumerable.Range(0, 5_000).Select(i => $"a{i},1,feed,http://rsshub:1200/a/{i},")]);

        var watch = Stopwatch.StartNew();
        await _desk.ImportWellAsync();
        var (firstTime, firstCommands) = (watch.Elapsed, _desk.Commands.Take());
        watch.Restart();
        var second = await _desk.ImportWellAsync();
        var secondCommands = _desk.Commands.Take();

        TestContext.Current.SendDiagnosticMessage(
            $"5,000 accounts: {firstTime.TotalSeconds:0.0} s in {firstCommands} commands, again: {watch.Elapsed.TotalSeconds:0.0} s in {secondCommands} commands");
        Assert.True(second.ChangedNothing);
        Assert.InRange(firstCommands, 1, 100);
        Assert.InRange(secondCommands, 1, 20);
    }

    /// <summary>The accounts that count on a day, as <see cref="Account"/> puts it.</summary>
    private async Task<List<string>> OnAsync(int year, int month, int dayOfMonth)
    {
        var day = new DateOnly(year, month, dayOfMonth);
        return await _desk.RowsAsync(c => c.Accounts
            .Where(a => (a.RegisteredOn ?? a.ValidFrom) <= day && (a.CancelledOn == null || a.CancelledOn > day) && (a.ValidTo == null || a.ValidTo > day))
            .OrderBy(a => a.Code).Select(a => a.Code));
    }
}
