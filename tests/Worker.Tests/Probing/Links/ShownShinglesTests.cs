using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class ShownShinglesTests
{
    private const string Frame = "首页政务公开办事服务互动交流走进甲县主办单位甲县人民政府办公室联系电话网站地图隐私声明";
    private const string Missing = Frame + "对不起你要访问的内容不在了请返回首页重新查找";

    [Fact]
    public void Likeness_SamePageWithOtherNonces_IsWhole()
    {
        var one = ShownShingles.Of($"<script>var t=1</script><p>{Missing}</p><i>/abcdef.html 2026-11-23 08:00</i>");
        var other = ShownShingles.Of($"<script>var t=2</script><p>{Missing}</p><i>/ghijkl.html 2026-11-24 09:11</i>");
        Assert.Equal(1, ShownShingles.Likeness(one, other, ShownShingles.Of(Frame)));
    }

    [Fact]
    public void Likeness_ShortArticleInTheSameFrame_IsLow()
    {
        var article = ShownShingles.Of(Frame + "联系人张三办公地点在二楼东侧窗口");
        Assert.True(ShownShingles.Likeness(ShownShingles.Of(Missing), article, ShownShingles.Of(Frame)) < 0.2);
        // Without the frame taken out, the two have more in common than not.
        Assert.True(ShownShingles.Likeness(ShownShingles.Of(Missing), article, []) > 0.5);
    }

    [Fact]
    public void Likeness_NothingButFrame_ProvesNothing() => Assert.Equal(0, ShownShingles.Likeness(ShownShingles.Of(Frame), ShownShingles.Of(Frame), ShownShingles.Of(Frame)));

    [Fact]
    public void Of_LatinPage_HasItsLetters() => Assert.Equal(2, ShownShingles.Of("<p>He LLo 1</p>").Count);
}
