namespace FreshnessCrawler.Rules.Probes;

/// <summary>C-IP6-L3: of the internal links one level below the home page's (三级链接) too few work over IPv6 (IPv6改造, 国办秘函〔2019〕19号 功能设计).</summary>
public sealed class Ipv6ThirdLevelRule() : Ipv6LevelRule("C-IP6-L3", "三级链接", 3, seen => seen.ThirdLevel, policy => policy.Ipv6ThirdLevel);
