using FreshnessCrawler.Rules.Probes;
using Xunit;

namespace FreshnessCrawler.Rules.Tests.Probes;

public sealed class Ipv6ThirdLevelRuleTests() : Ipv6LevelRuleTests(new Ipv6ThirdLevelRule())
{
    protected override int Level => 3;

    protected override string Links => "三级链接";

    [Fact]
    public void Info_Code_IsStable() => Assert.Equal("C-IP6-L3", new Ipv6ThirdLevelRule().Info.Code);
}
