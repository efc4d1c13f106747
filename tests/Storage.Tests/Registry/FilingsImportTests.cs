using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class FilingsImportTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private const string Wardens = "市林业局,最美护林员评选,2026-01-04,2026-01-20";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.OpenAsync(template);
        _desk.WriteSmallCity();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Import_Filing_IsKeptWithItsDays()
    {
        _desk.Filings(Wardens);

        Assert.Equal(new ImportCount(RegistryKind.Filing, 1, 0, 0, 0), await _desk.CountAsync(RegistryKind.Filing));

        var filing = Assert.Single(await _desk.RowsAsync(c => c.ActivityFilings));
        var unit = (await _desk.RowsAsync(c => c.Units.Where(u => u.Name == "市林业局"))).Single();
        Assert.Equal((unit.Id, "最美护林员评选", new DateOnly(2026, 1, 4), new DateOnly(2026, 1, 20), null), (filing.UnitId, filing.Activity, filing.FiledOn, filing.StartsOn, filing.ValidTo));
    }

    [Fact]
    public async Task Import_RowChangedGoneAndBack_KeepsItsIdentity()
    {
        _desk.Filings(Wardens);
        await _desk.ImportWellAsync();
        _desk.Filings("市林业局,最美护林员评选,2026-01-05,2026-01-20");
        Assert.Equal(new ImportCount(RegistryKind.Filing, 0, 1, 0, 0), await _desk.CountAsync(RegistryKind.Filing));
        _desk.Filings();
        Assert.Equal(new ImportCount(RegistryKind.Filing, 0, 0, 1, 0), await _desk.CountAsync(RegistryKind.Filing));
        Assert.Equal(_desk.Today, Assert.Single(await _desk.RowsAsync(c => c.ActivityFilings)).ValidTo);
        _desk.Filings(Wardens);

        Assert.Equal(new ImportCount(RegistryKind.Filing, 1, 0, 0, 0), await _desk.CountAsync(RegistryKind.Filing));

        var filing = Assert.Single(await _desk.RowsAsync(c => c.ActivityFilings));
        Assert.Equal((new DateOnly(2026, 1, 4), null), (filing.FiledOn, filing.ValidTo));
    }

    [Fact]
    public async Task Import_FiledAfterTheBeginning_IsTakenWithAWarning()
    {
        _desk.Filings("市林业局,最美护林员评选,2026-01-21,2026-01-20");

        Assert.Contains("晚于活动开始日期", Assert.Single((await _desk.ImportWellAsync()).Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_FilingOfAUnitThatIsNoMore_StaysInTheList()
    {
        _desk.Units("市政府,,市政府", "市林业局,市政府,市直部门", "市水利局,市政府,");
        _desk.Filings("市水利局,节水达人评选,2026-01-04,2026-01-20");
        await _desk.ImportWellAsync();
        _desk.Units("市政府,,市政府", "市林业局,市政府,市直部门");

        Assert.Equal(new ImportCount(RegistryKind.Filing, 0, 0, 0, 1), await _desk.CountAsync(RegistryKind.Filing));
    }

    [Theory]
    [InlineData(",评选,2026-01-04,2026-01-20", "unit", "不能为空")]
    [InlineData("市水利局,评选,2026-01-04,2026-01-20", "unit", "units.csv 中没有这个单位")]
    [InlineData("市林业局,,2026-01-04,2026-01-20", "activity", "不能为空")]
    [InlineData("市林业局,评选,,2026-01-20", "filed_on", "不能为空")]
    [InlineData("市林业局,评选,2026-01-04,", "starts_on", "不能为空")]
    [InlineData("市林业局,评选,2026-01-04,下周", "starts_on", "不是日期")]
    [InlineData("市林业局,最美护林员评选,2026-01-06,2026/1/20", "activity", "与第 2 行重复")]
    public async Task Import_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Filings(Wardens, row);

        var problem = Assert.Single((await _desk.ImportAsync()).Problems);

        Assert.Equal(("filings.csv", 3, field), (Path.GetFileName(problem.File), problem.Line, problem.Field));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
