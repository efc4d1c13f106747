using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

public sealed class ColumnTagsTests
{
    private static readonly Uri s_address = new("http://x.example.gov.cn/a/");

    [Theory]
    [InlineData("通知公告-市林业局", "", "最新信息")]
    [InlineData("市林业局", "当前位置：首页 > 通知公告", "最新信息")]
    [InlineData("市林业局", "", "通知公告栏")]
    public void OwnOf_ANameThatThePageOrTheNavigationHas_IsTheColumns(string title, string crumb, string name) =>
        Assert.Equal(new ColumnTags("公告", "通知公告"), Of(title, crumb, name).OwnOf(["市林业局"]));

    [Fact]
    public void OwnOf_ANameThatThePageShowsNowhere_IsNone() => Assert.Equal(ColumnTags.None, Of("工作动态-市林业局", "当前位置：首页 > 工作动态", "工作动态").OwnOf(["市林业局"]));

    [Fact]
    public void OwnOf_AnotherSite_IsNone()
    {
        var tags = Of("通知公告", "", "通知公告");

        Assert.Equal(ColumnTags.None, tags.OwnOf(["外市财政局"]));
        Assert.NotEqual(ColumnTags.None, tags.OwnOf(["市林业局门户网站", "外市财政局"]));
    }

    [Fact]
    public void Of_ATagTooLongForAName_IsLeftOut()
    {
        using var page = HtmlPage.Parse($"<head><meta name=ColumnType content='{new string('公', 100)}'></head>", s_address);

        Assert.Equal(ColumnTags.None, ColumnTags.Of(page, "通知公告"));
    }

    private static ColumnTags Of(string title, string crumb, string name)
    {
        using var page = HtmlPage.Parse(
            $"<head><title>{title}</title><meta name=SiteName content=市林业局><meta name=ColumnName content=通知公告><meta name=ColumnType content=公告></head><body><div>{crumb}</div></body>", s_address);
        return ColumnTags.Of(page, name);
    }
}
