namespace FreshnessCrawler.Rules.Observations;

/// <summary>The IPv6 support rate of the internal links of one level, with its declared denominator.</summary>
/// <param name="Found">Internal links of that level, each address once.</param>
/// <param name="Counted">The denominator: those tested that open over IPv4.</param>
/// <param name="Supporting">The numerator: those of the denominator that open over IPv6 with the same answer.</param>
/// <param name="LeftOut">Why the rest is not in the denominator; the counts sum up to Found − Counted.</param>
/// <param name="Seed">The seed by which a sample was drawn; null where all were tested.</param>
public sealed record Ipv6LinkRate(int Found, int Counted, int Supporting, IReadOnlyList<LeftOut> LeftOut, int? Seed)
{
    /// <summary>0–1; null where nothing was counted.</summary>
    public double? Share => Counted == 0 ? null : (double)Supporting / Counted;
}
