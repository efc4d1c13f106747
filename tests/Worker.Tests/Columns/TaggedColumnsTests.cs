using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

public sealed class TaggedColumnsTests
{
    private static readonly Uri s_site = new("http://www.example.gov.cn/");

    [Fact]
    public void Reason_AColumnWithoutAWordOfItsOwn_TakesItsTags()
    {
        var column = Reason(("最新信息", new ColumnTags("通知公告", "最新信息")))[0];

        Assert.Equal((ColumnCategory.Notice, "栏目类别标签“通知公告”含“通知公告”"), (column.Category, column.Reason));
        Assert.True(column.Confidence >= 0.6);
    }

    [Fact]
    public void Reason_TagsThatBelieTheName_LowerTheConfidence()
    {
        var columns = Reason(("工作动态", new ColumnTags("通知公告", null)), ("部门动态", new ColumnTags(null, "政策文件")));

        Assert.All(columns, column => Assert.Equal((ColumnCategory.News, 0.5), (column.Category, column.Confidence)));
    }

    [Fact]
    public void Reason_OneTypeOnAllPagesOfATemplate_SaysNothing()
    {
        ColumnTags same = new("工作动态", null);

        var columns = Reason(("通知公告", same), ("政策文件", same), ("部门动态", same), ("林长制", same));

        Assert.Equal([ColumnCategory.Notice, ColumnCategory.Policy, ColumnCategory.News, ColumnCategory.Other], columns.Select(column => column.Category));
        Assert.All(columns.Take(3), column => Assert.True(column.Confidence > 0.6));
        Assert.All(columns, column => Assert.DoesNotContain("标签", column.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Reason_OnAnotherHost_StaysAsUnsureAsItsHost()
    {
        ProposedColumn[] found = [Column("最新信息", "http://xxgk.other.gov.cn/zxxx/") with { OnOtherHost = true, Aliases = ["信息"] }];

        var column = TaggedColumns.Reason(found, s_site, new Dictionary<string, ColumnTags>(StringComparer.Ordinal) { [found[0].Url] = new("通知公告", null) })[0];

        Assert.Equal((ColumnCategory.Notice, 0.55), (column.Category, column.Confidence));
        Assert.EndsWith("；在其他域名（xxgk.other.gov.cn）；又名“信息”", column.Reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ProposedColumn> Reason(params (string Name, ColumnTags Tags)[] columns)
    {
        var found = columns.Select((column, i) => Column(column.Name, $"http://www.example.gov.cn/{i}/")).ToList();
        return TaggedColumns.Reason(found, s_site, Enumerable.Range(0, found.Count).ToDictionary(i => found[i].Url, i => columns[i].Tags, StringComparer.Ordinal));
    }

    private static ProposedColumn Column(string name, string url)
    {
        var (category, confidence, reason) = ColumnClassifier.Classify(name, path: url);
        return new(name, url, 1, category, confidence, reason);
    }
}
