using FreshnessCrawler.Rules.Probes;
using Xunit;

namespace FreshnessCrawler.Rules.Tests.Probes;

public sealed class Ipv6SecondLevelRuleTests() : Ipv6LevelRuleTests(new Ipv6SecondLevelRule())
{
    protected override int Level => 2;

    protected override string Links => "二级链接";

    [Fact]
    public void Info_Code_IsStable() => Assert.Equal("C-IP6-L2", new Ipv6SecondLevelRule().Info.Code);
}
