using FreshnessCrawler.Storage.Registry;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class MaintenanceImportTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_AnnouncedMaintenance_IsKeptInChinasTimeAndMergedOnce()
    {
        await using var desk = await DeskAsync();
        Write(desk, "lyj,2026-03-01 22:00,2026/3/2 6:30,机房搬迁,市林业局公告");

        Assert.Equal(new ImportCount(RegistryKind.Maintenance, 1, 0, 0, 0), await CountAsync(desk));
        Assert.Equal(["2026-03-01 14:00|2026-03-01 22:30|机房搬迁|市林业局公告|"], await RowsAsync(desk));
        Assert.Equal(new ImportCount(RegistryKind.Maintenance, 0, 0, 0, 1), await CountAsync(desk));
        Write(desk, "LYJ,2026-03-01 22:00,2026-03-02 06:30,机房搬迁,市数据局");
        Assert.Equal(new ImportCount(RegistryKind.Maintenance, 0, 1, 0, 0), await CountAsync(desk));
    }

    [Fact]
    public async Task Import_RowGoneAndBack_HoldsUntilThenAndAgain()
    {
        await using var desk = await DeskAsync();
        Write(desk, "lyj,2026-02-28 22:00,2026-03-02 06:30,机房搬迁,公告");
        await desk.ImportWellAsync();
        Write(desk);

        Assert.Equal(new ImportCount(RegistryKind.Maintenance, 0, 0, 1, 0), await CountAsync(desk));
        Assert.Equal(["2026-02-28 14:00|2026-03-01 22:30|机房搬迁|公告|2026-02-28 16:30"], await RowsAsync(desk));
        Write(desk, "lyj,2026-02-28 22:00,2026-03-02 06:30,机房搬迁,公告");
        Assert.Equal(new ImportCount(RegistryKind.Maintenance, 1, 0, 0, 0), await CountAsync(desk));
        Assert.EndsWith("公告|", Assert.Single(await RowsAsync(desk)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody,2026-03-01 22:00,2026-03-02 06:30,搬迁,公告", "site_code", "没有这个网站")]
    [InlineData("lyj,2026-03-01,2026-03-02 06:30,搬迁,公告", "from", "不是时间")]
    [InlineData("lyj,2026-03-02 06:30,2026-03-01 22:00,搬迁,公告", "to", "晚于")]
    [InlineData("lyj,2026-03-01 22:00,2026-05-02 06:30,搬迁,公告", "to", "31 天")]
    [InlineData("lyj,2026-03-01 22:00,2026-03-02 06:30,,公告", "reason", "不能为空")]
    public async Task Import_WrongRow_IsRefusedWithTheMend(string row, string field, string message)
    {
        await using var desk = await DeskAsync();
        Write(desk, row);

        var problem = Assert.Single((await desk.ImportAsync()).Problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    private async Task<ImportDesk> DeskAsync()
    {
        var desk = await ImportDesk.OpenAsync(template);
        desk.WriteSmallCity();
        await desk.ImportWellAsync();
        return desk;
    }

    private static void Write(ImportDesk desk, params string[] rows) =>
        desk.Write("maintenance.csv", ImportDesk.MaintenanceHeader + string.Concat(rows.Select(r => r + "\n")));

    private static async Task<ImportCount> CountAsync(ImportDesk desk) => (await desk.ImportWellAsync()).Counts.Single(c => c.Kind == RegistryKind.Maintenance);

    private static async Task<List<string>> RowsAsync(ImportDesk desk)
    {
        await using var context = desk.CreateDbContext();
        return await context.Database.SqlQuery<string>($"""
            SELECT concat_ws('|', to_char(from_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), to_char(to_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), reason, "by",
                             coalesce(to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), '')) AS "Value"
            FROM crawl.maintenance
            """).ToListAsync(Cancel);
    }
}
