namespace FreshnessCrawler.Rules.Probes;

/// <summary>C-IP6-L2: of the internal links on the home page (二级链接) too few work over IPv6 (IPv6改造, 国办秘函〔2019〕19号 功能设计).</summary>
public sealed class Ipv6SecondLevelRule() : Ipv6LevelRule("C-IP6-L2", "二级链接", 2, seen => seen.SecondLevel, policy => policy.Ipv6SecondLevel);
