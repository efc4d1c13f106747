using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class BlockReasonsTests
{
    [Fact]
    public void Describe_OwnListBesideANewerOne_SaysWhichWasChosenAndWhy()
    {
        var lines = Describe("left-list-newer-and-calendar");

        Assert.Equal(3, lines.Count);
        Assert.Contains("标头“通知公告”", lines[0], StringComparison.Ordinal);
        Assert.Contains("未选", lines[0], StringComparison.Ordinal);
        Assert.Contains("4条有日期", lines[1], StringComparison.Ordinal);
        Assert.Contains("后随翻页", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("：选中", lines[1], StringComparison.Ordinal);
        Assert.Contains("选中1个区块", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_ListsOfOtherColumns_SaysThatNoneIsTaken() =>
        Assert.Contains("疑属其他栏目", Describe("foreign-lists-on-a-script-page")[^1], StringComparison.Ordinal);

    [Fact]
    public void Describe_TitlesWithoutLinks_SaysSo() =>
        Assert.Contains("文字条目", Describe("text-only-items")[^1], StringComparison.Ordinal);

    private static IReadOnlyList<string> Describe(string name)
    {
        var expected = SavedPages.Expected(name);
        using var page = HtmlPage.Parse(SavedPages.Text(name, expected.Charset), new Uri(expected.Url));
        return BlockReasons.Describe(page, expected.ObservedOn);
    }
}
