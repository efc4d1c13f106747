using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class PostKeyTests
{
    [Theory]
    [InlineData("https://mp.weixin.qq.com/s/AbC", "http://mp.weixin.qq.com/s/AbC?scene=1&chksm=2#rd")]
    [InlineData("http://mp.weixin.qq.com/s?__biz=MzA=&mid=1&idx=2&sn=ab&chksm=cd", "https://mp.weixin.qq.com/s?sn=xx&idx=2&mid=1&__biz=MzA=&scene=27#wechat_redirect")]
    [InlineData("https://www.toutiao.com/article/1/", "https://WWW.toutiao.com/article/1?utm_source=weixin&from=feed")]
    [InlineData("https://example.cn/a?id=1&b=2", "https://example.cn:443/a?b=2&id=1")]
    public void OfAddress_OfOnePostInTwoForms_IsTheSame(string one, string other)
    {
        Assert.NotNull(PostKey.OfAddress(one));
        Assert.Equal(PostKey.OfAddress(one), PostKey.OfAddress(other));
    }

    [Theory]
    [InlineData("https://mp.weixin.qq.com/s?__biz=MzA=&mid=1&idx=1", "https://mp.weixin.qq.com/s?__biz=MzA=&mid=1&idx=2")]
    [InlineData("https://example.cn/a?id=1", "https://example.cn/a?id=2")]
    [InlineData("https://example.cn/A", "https://example.cn/a")]
    [InlineData("https://example.cn/#/post/1", "https://example.cn/#/post/2")]
    [InlineData("https://mp.weixin.qq.com/s?key=1", "https://mp.weixin.qq.com/s?key=2")]
    public void OfAddress_OfTwoPosts_Differs(string one, string other) => Assert.NotEqual(PostKey.OfAddress(one), PostKey.OfAddress(other));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("https://example.cn")]
    [InlineData("https://example.cn/?utm_source=rss#top")]
    [InlineData("无")]
    public void OfAddress_ThatIsNoPostsOwn_IsNull(string url) => Assert.Null(PostKey.OfAddress(url));

    [Fact]
    public void OfWords_OfTheSameMomentInAnotherZone_IsTheSame()
    {
        var moment = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(PostKey.OfWords("一", moment), PostKey.OfWords(" 一 ", moment.ToUniversalTime()));
        Assert.NotEqual(PostKey.OfWords("一", moment), PostKey.OfWords("一", moment.AddMinutes(1)));
        Assert.NotEqual(PostKey.OfWords("一", moment), PostKey.OfWords("一", null));
    }
}
