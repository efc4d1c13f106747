using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class MadeUpAddressTests
{
    [Fact]
    public void Beside_RealAddress_KeepsItsFolderAndEnding() =>
        Assert.Matches("^http://a.test:81/zwgk/202611/[a-z]{14}\\.shtml$", MadeUpAddress.Beside(new Uri("http://a.test:81/zwgk/202611/t1.shtml?x=1")));

    [Fact]
    public void Beside_HomePage_IsTwoDeep() => Assert.Matches("^http://a.test/[a-z]{14}/[a-z]{14}\\.html$", MadeUpAddress.Beside(new Uri("http://a.test/")));

    [Fact]
    public void Near_Host_IsAtItsRoot() => Assert.Matches("^https://a.test/[a-z]{14}$", MadeUpAddress.Near(new Uri("https://a.test/x/y")));

    [Fact]
    public void NameBeside_Host_IsASibling() => Assert.Matches("^[a-z]{14}\\.a\\.com\\.cn$", MadeUpAddress.NameBeside("www.a.com.cn"));
}
