using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class NotFoundTitleTests
{
    [Theory]
    [InlineData("404")]
    [InlineData("404错误")]
    [InlineData("404-甲县人民政府")]
    [InlineData("甲县人民政府-404")]
    [InlineData("HTTP 404 Not Found")]
    [InlineData("对不起，您访问的页面不存在")]
    [InlineData("页面未找到_甲县")]
    public void Says_TitleOfAnErrorPage_IsTrue(string title) => Assert.True(NotFoundTitle.Says(title));

    [Theory]
    [InlineData("")]
    [InlineData("关于公布404家企业名单的通知")]
    [InlineData("甲府发〔2024〕404号")]
    [InlineData("甲县人民政府")]
    [InlineData("找不到工作怎么办")]
    public void Says_OrdinaryTitle_IsFalse(string title) => Assert.False(NotFoundTitle.Says(title));

    [Fact]
    public void Of_Page_IsItsTitle() => Assert.Equal("甲县", NotFoundTitle.Of("<html><head><title lang=zh> 甲县 </title>").ToString());
}
