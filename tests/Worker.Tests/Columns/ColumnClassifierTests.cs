using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

public sealed class ColumnClassifierTests
{
    [Theory]
    [InlineData("工作动态", ColumnCategory.News)]
    [InlineData("林业动态", ColumnCategory.News)]
    [InlineData("政务要闻", ColumnCategory.News)]
    [InlineData("图片新闻", ColumnCategory.News)]
    [InlineData("新闻中心", ColumnCategory.News)]
    [InlineData("通知公告", ColumnCategory.Notice)]
    [InlineData("公示公告", ColumnCategory.Notice)]
    [InlineData("公告栏", ColumnCategory.Notice)]
    [InlineData("政策文件", ColumnCategory.Policy)]
    [InlineData("规范性文件", ColumnCategory.Policy)]
    [InlineData("法律法规", ColumnCategory.Policy)]
    [InlineData("政策解读", ColumnCategory.Other)]
    [InlineData("文件解读", ColumnCategory.Other)]
    [InlineData("新闻发布会", ColumnCategory.Other)]
    [InlineData("新闻发言人", ColumnCategory.Other)]
    [InlineData("水质动态监测", ColumnCategory.Other)]
    [InlineData("招标公告", ColumnCategory.Other)]
    [InlineData("统计动态", ColumnCategory.Other)]
    [InlineData("机构职能", ColumnCategory.Other)]
    public void Classify_Name_GivesItsClass(string name, ColumnCategory expected)
    {
        var (category, confidence, reason) = ColumnClassifier.Classify(name);
        Assert.Equal(expected, category);
        Assert.InRange(confidence, 0.3, 1);
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void Classify_TagAgrees_IsSurer() =>
        Assert.True(ColumnClassifier.Classify("工作动态", "部门动态").Confidence > ColumnClassifier.Classify("工作动态").Confidence);

    [Fact]
    public void Classify_TagDisagrees_KeepsTheNameButDoubts()
    {
        var (category, confidence, reason) = ColumnClassifier.Classify("通知公告", "工作动态");
        Assert.Equal(ColumnCategory.Notice, category);
        Assert.True(confidence <= 0.5);
        Assert.Contains("不一致", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_OnlyTheTagSpeaks_FollowsIt() =>
        Assert.Equal(ColumnCategory.News, ColumnClassifier.Classify("省厅", "省厅动态").Category);

    [Fact]
    public void Classify_OnlyTheParentSpeaks_FollowsItWithDoubt()
    {
        var (category, confidence, _) = ColumnClassifier.Classify("县区", parentName: "新闻动态");
        Assert.Equal(ColumnCategory.News, category);
        Assert.True(confidence < 0.5);
    }

    [Theory]
    [InlineData("新闻公告", ColumnCategory.Notice)]
    [InlineData("动态公告", ColumnCategory.Notice)]
    [InlineData("政策动态", ColumnCategory.Policy)]
    [InlineData("文件通知", ColumnCategory.Notice)]
    public void Classify_MixtureOfClasses_TakesTheLongerLimitInDoubt(string name, ColumnCategory expected)
    {
        var (category, confidence, reason) = ColumnClassifier.Classify(name, parentName: "新闻公告", path: "/tzgg/");
        Assert.Equal(expected, category);
        Assert.True(confidence < 0.6);
        Assert.Contains("同时含", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_SeveralSignsAgree_EachMakesItSurer()
    {
        var alone = ColumnClassifier.Classify("县区动态").Confidence;
        var withPath = ColumnClassifier.Classify("县区动态", path: "/xwzx/xqdt/index.html").Confidence;
        var withBoth = ColumnClassifier.Classify("县区动态", parentName: "新闻中心", path: "/xwzx/xqdt_1/").Confidence;
        Assert.True(alone < withPath && withPath < withBoth && withBoth < 1, $"{alone} {withPath} {withBoth}");
    }

    [Fact]
    public void Classify_WeakNameAgainstItsAddress_IsDoubted()
    {
        var (category, confidence, reason) = ColumnClassifier.Classify("优惠政策", path: "http://www.example.gov.cn/xwzx/gzdt/");
        Assert.Equal(ColumnCategory.Policy, category);
        Assert.True(confidence < 0.6);
        Assert.Contains("gzdt", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_OnlyTheAddressSpeaks_IsAGuess()
    {
        var (category, confidence, _) = ColumnClassifier.Classify("信息发布", path: "/zwgk/tzgg/");
        Assert.Equal(ColumnCategory.Notice, category);
        Assert.True(confidence < 0.5);
    }

    [Fact]
    public void Classify_ScriptAddressWithAQuery_HintsNothing() =>
        Assert.Equal(ColumnCategory.Other, ColumnClassifier.Classify("科普知识", path: "/news.asp?classid=4").Category);

    [Theory]
    [InlineData("扫黑除恶动态", null)]
    [InlineData("主题教育", null)]
    [InlineData("工作动态", "疫情防控")]
    public void Classify_ClosedTopic_IsDoubted(string name, string? parent)
    {
        var (_, confidence, reason) = ColumnClassifier.Classify(name, parentName: parent);
        Assert.True(confidence < 0.6);
        Assert.Contains("专题", reason, StringComparison.Ordinal);
    }
}
