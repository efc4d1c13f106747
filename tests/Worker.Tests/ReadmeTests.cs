using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage;
using Xunit;

namespace FreshnessCrawler.Worker.Tests;

/// <summary>A view, a rule or a command is there for people only once both READMEs name it.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] s_commands = ["serve", "import", "crawl", "recheck", "accept", "campaign", "explain", "evaluate", "sql", "doctor"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Readme_EveryViewAndRule_IsNamed(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root(), file));

        Assert.All(DatabaseSetup.ViewFiles(), view => Assert.Contains($"`{NameOf(view)}`", text, StringComparison.Ordinal));
        Assert.All(RuleSet.All.Infos, rule => Assert.Contains($"`{rule.Code}`", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Readme_EveryCommand_IsNamed(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root(), file));

        Assert.All(s_commands, command => Assert.True(
            text.Contains($"`{command} ", StringComparison.Ordinal) || text.Contains($"./run {command}", StringComparison.Ordinal), command));
    }

    // FreshnessCrawler.Storage.Views.01_column_freshness.sql
    private static string NameOf(string resource)
    {
        var file = resource.Split('.')[^2];
        return file[(file.IndexOf('_', StringComparison.Ordinal) + 1)..];
    }

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "FreshnessCrawler.sln"))) directory = Path.GetDirectoryName(directory)!;
        return directory;
    }
}
