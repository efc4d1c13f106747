using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("http://www.example.gov.cn", "http://www.example.gov.cn/")]
    [InlineData("HTTP://WWW.Example.GOV.cn:80/A/#top", "http://www.example.gov.cn/A/")]
    [InlineData("https://www.example.gov.cn:443/a?b=%D6%D0", "https://www.example.gov.cn/a?b=%D6%D0")]
    [InlineData("https://www.example.gov.cn:8443/", "https://www.example.gov.cn:8443/")]
    [InlineData("http://www.example.gov.cn/栏目/", "http://www.example.gov.cn/%E6%A0%8F%E7%9B%AE/")]
    [InlineData("http://政务.中国/", "http://xn--zfr164b.xn--fiqs8s/")]
    [InlineData("http://127.0.0.1:8080/s/1/", "http://127.0.0.1:8080/s/1/")]
    [InlineData("http://[2001:db8::1]/", "http://[2001:db8::1]/")]
    [InlineData("http://a.gov.cn/go?to=http://b.gov.cn/", "http://a.gov.cn/go?to=http://b.gov.cn/")]
    public void TryParse_GoodAddress_HasOneSpelling(string raw, string text)
    {
        Assert.Equal(text, WebAddress.TryParse(raw, out _)?.Text);
        Assert.Equal(text, WebAddress.KeyOf(text));
    }

    [Theory]
    [InlineData("http://www..gov.cn/")]
    [InlineData("http://intranet/")]
    [InlineData("http://-a.gov.cn/")]
    [InlineData("http://user:pw@a.gov.cn/")]
    [InlineData("http://a.gov.cn /")]
    [InlineData("http://a.gov.cn\\b")]
    [InlineData("http://a.gov.cn;http://b.gov.cn")]
    [InlineData("http://a.gov.cn:99999/")]
    [InlineData("http:/a.gov.cn/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void TryParse_BadAddress_SaysWhy(string raw)
    {
        Assert.Null(WebAddress.TryParse(raw, out var why));
        Assert.NotEmpty(why);
    }

    [Theory]
    [InlineData('a', 1980, true)]
    [InlineData('a', 1981, false)]
    [InlineData('栏', 220, true)]
    [InlineData('栏', 221, false)]
    public void TryParse_LongAddress_IsMeasuredAsItIsKept(char letter, int count, bool good)
    {
        var address = WebAddress.TryParse($"http://www.a.gov.cn/{new string(letter, count)}", out var why);

        Assert.Equal(good, address is not null);
        Assert.Equal(good ? "" : "网址超过 2000 个字节（一个汉字在网址中占 9 个）；请核对", why);
    }

    [Theory]
    [InlineData("http://www.a.gov.cn/", "https://a.gov.cn/index.html", true)]
    [InlineData("http://a.gov.cn/x/", "http://a.gov.cn/x", true)]
    [InlineData("http://a.gov.cn/x/", "http://a.gov.cn/y/", false)]
    [InlineData("http://a.gov.cn/", "http://b.gov.cn/", false)]
    [InlineData("http://a.gov.cn/", "http://a.gov.cn:8080/", false)]
    [InlineData("http://a.gov.cn/?id=1", "http://a.gov.cn/?id=2", false)]
    public void TwinKey_TwoAddresses_TellsTwinsApart(string one, string other, bool twins) =>
        Assert.Equal(twins, WebAddress.TryParse(one, out _)!.TwinKey == WebAddress.TryParse(other, out _)!.TwinKey);
}
