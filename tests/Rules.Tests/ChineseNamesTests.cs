using FreshnessCrawler.Rules.Observations;
using Xunit;

namespace FreshnessCrawler.Rules.Tests;

public sealed class ChineseNamesTests
{
    [Fact]
    public void Chinese_EveryLinkClass_HasANameOfItsOwn() => Assert.Distinct(Enum.GetValues<LinkClass>().Select(c => c.Chinese()));

    [Fact]
    public void Chinese_EveryLinkKind_HasANameOfItsOwn() => Assert.Distinct(Enum.GetValues<LinkKind>().Select(k => k.Chinese()));

    [Fact]
    public void Chinese_EveryIpv6State_HasANameOfItsOwn() => Assert.Distinct(Enum.GetValues<Ipv6State>().Select(s => s.Chinese()));
}
