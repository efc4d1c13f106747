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

    [Theory]
    [InlineData("units.csv")]
    [InlineData("sites.csv")]
    [InlineData("columns.csv")]
    [InlineData("networks.csv")]
    [InlineData("robots.csv")]
    [InlineData("maintenance.csv")]
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
