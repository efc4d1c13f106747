using Xunit;

namespace FreshnessCrawler.Rules.Tests;

public sealed class PlatformNamesTests
{
    [Theory]
    [InlineData("微信", "微信")]
    [InlineData("微信公众号", "微信")]
    [InlineData("公众号", "微信")]
    [InlineData("WeChat", "微信")]
    [InlineData("微博", "新浪微博")]
    [InlineData("新浪微博", "新浪微博")]
    [InlineData("Sina Weibo", "新浪微博")]
    [InlineData("头条号", "今日头条")]
    [InlineData("今日\n头条", "今日头条")]
    [InlineData("TOUTIAO", "今日头条")]
    [InlineData("抖音", "抖音短视频")]
    [InlineData("ｄｏｕｙｉｎ", "抖音短视频")]
    [InlineData("\u3000抖音短视频\u00A0", "抖音短视频")]
    [InlineData("b站", "哔哩哔哩")]
    [InlineData("Ｂ站", "哔哩哔哩")]
    [InlineData("政务APP", "移动客户端")]
    [InlineData("视频号", "微信视频号")]
    public void Canonical_KnownSpelling_IsTheNoticesName(string written, string expected) => Assert.Equal(expected, PlatformNames.Canonical(written));

    [Theory]
    [InlineData("澎湃号", "澎湃号")]
    [InlineData("\uFEFF 人民号\u3000", "人民号")]
    [InlineData("Ｋｅｅｐ　１ 号", "Keep 1 号")]
    [InlineData("微信（企业版）", "微信(企业版)")]
    [InlineData("", "")]
    public void Canonical_UnknownName_StaysAsWrittenInPlainWidth(string written, string expected) => Assert.Equal(expected, PlatformNames.Canonical(written));

    [Theory]
    [InlineData("微信公众号")]
    [InlineData("微信视频号")]
    [InlineData("Ｋｅｅｐ ")]
    public void Canonical_OfACanonicalName_IsItself(string written)
    {
        var once = PlatformNames.Canonical(written);

        Assert.Equal(once, PlatformNames.Canonical(once));
    }
}
