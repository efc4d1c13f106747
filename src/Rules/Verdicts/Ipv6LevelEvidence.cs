using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>The internal links of one level, as a verdict on their IPv6 counts them.</summary>
/// <param name="Level">2: found on the home page; 3: one level deeper.</param>
/// <param name="Rate">The rate with its declared denominator; null where not tested.</param>
/// <param name="Failing">How many counted links do not work over IPv6.</param>
/// <param name="Listed">The first of them by address, <see cref="Evidence.MostListed"/> at most.</param>
public sealed record Ipv6LevelEvidence(int Level, Ipv6LinkRate? Rate, int Failing, IReadOnlyList<Ipv6Link> Listed);
