using System.Runtime.CompilerServices;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

/// <summary>deploy/registry, as it is handed over to be filled in.</summary>
public sealed class DeployedRegistryTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>
{
    [Fact]
    public async Task Import_AsHandedOver_HasTheNoticesUnitsAndItsFiveSitesWithoutAddress()
    {
        await using var desk = await ImportDesk.OpenAsync(template);

        var result = await desk.ImportWellAsync(Folder());

        Assert.Empty(result.Warnings);
        var units = await desk.RowsAsync(c => c.Units.OrderBy(u => u.Id));
        var city = units.Single(u => u.Name == "九江市人民政府");
        Assert.Equal(67, units.Count(u => u.ParentId == city.Id));
        Assert.Equal(13, units.Count(u => u.Kind == "县市区"));
        Assert.Equal(["九江开发区", "庐山西海", "九江市林业局", "九江市审计局", "九江市卫健委"], result.SitesWithoutAddress.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => s.Name));
        Assert.Empty(await desk.ColumnsAsync());
    }

    [Fact]
    public async Task Import_AsHandedOver_HasTheAccountsOfTheNoticeAndNoDayThatItDoesNotGive()
    {
        await using var desk = await ImportDesk.OpenAsync(template);

        var result = await desk.ImportWellAsync(Folder());

        Assert.Equal(8, result.AccountsWithoutSource);
        var units = (await desk.RowsAsync(c => c.Units)).ToDictionary(u => u.Id);
        var accounts = await desk.RowsAsync(c => c.Accounts.OrderBy(a => a.Id));
        Assert.Equal(
            [
                "九江经济技术开发区出口加工区管理局|今日头条|九江出口加工区",
                "永修县公安局|抖音短视频|永修公安",
                "都昌县农业农村局|微信|都昌县农业农村",
                "都昌县退役军人事务局|微信|都昌县退役军人事务局",
                "修水县市场监督管理局|微信|修水县市场监管",
            ],
            accounts.Where(a => a.Note is null).Select(a => $"{units[a.UnitId].Name}|{a.Platform}|{a.Name}"));
        Assert.Equal(
            ["大美永修|今日头条|申请注销", "庐山公安|新浪微博|申请注销", "庐山市教育体育局|微信|申报新增"],
            accounts.Where(a => a.Note is not null).Select(a => $"{a.Name}|{a.Platform}|{a.Note![12..16]}"));
        Assert.All(accounts, a => Assert.Equal((null, null, null, null), (a.RegisteredOn, a.FiledOn, a.SuspendedOn, a.CancelledOn)));
        Assert.All(accounts, a => Assert.NotNull(units[a.UnitId].ParentId));
        Assert.Empty(await desk.ChangesAsync());
    }

    [Fact]
    public async Task Import_DaysFilledInAsExplained_PutTheThreeChangesIntoTheQuarter()
    {
        await using var desk = await ImportDesk.OpenAsync(template);
        await desk.ImportWellAsync(Folder());
        desk.Write("accounts.csv", (await File.ReadAllTextAsync(Path.Combine(Folder(), "accounts.csv"), TestContext.Current.CancellationToken))
            .Replace("大美永修,,,,,,", "大美永修,,,,,2023-02-15,", StringComparison.Ordinal)
            .Replace("庐山公安,,,,,,", "庐山公安,,,,,2023-03-10,", StringComparison.Ordinal)
            .Replace("微信,庐山市教育体育局,,,,,,", "微信,庐山市教育体育局,,2023-03-01,,,,", StringComparison.Ordinal));

        await desk.ImportWellAsync(Path.Combine(desk.Folder, "accounts.csv"));

        Assert.Equal(
            ["lss-jytyj-wx Registered 2023-03-01 - 2023-03-01", "lss-lsga-wb Cancelled 2023-03-10 - 2023-03-10", "yxx-dmyx-tt Cancelled 2023-02-15 - 2023-02-15"],
            (await desk.ChangesAsync()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("units.csv")]
    [InlineData("sites.csv")]
    [InlineData("columns.csv")]
    [InlineData("networks.csv")]
    [InlineData("robots.csv")]
    [InlineData("maintenance.csv")]
    [InlineData("accounts.csv")]
    [InlineData("account_sources.csv")]
    [InlineData("interaction.csv")]
    [InlineData("filings.csv")]
    public void Explanation_EveryFile_NamesEveryField(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), "README.zh-CN.md"));
        var section = text[text.IndexOf($"## {file}", StringComparison.Ordinal)..];
        var next = section.IndexOf("\n## ", 3, StringComparison.Ordinal);

        foreach (var field in File.ReadLines(Path.Combine(Folder(), file)).First().Split(','))
            Assert.Contains($"`{field}`", next < 0 ? section : section[..next], StringComparison.Ordinal);
        foreach (var category in Enum.GetValues<ColumnCategory>())
            Assert.Contains($"`{category.ToString().ToLowerInvariant()}`", text, StringComparison.Ordinal);
        Assert.NotNull(RegistryFileKind.Of(file));
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../deploy/registry"));
}
