namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>The IPv6 support rate of one level.</summary>
/// <param name="Counted">Internal pages and attachments of that level, each address once, that open over IPv4; the home page's own address counts where a page links to it.</param>
/// <param name="Supporting">Those whose host works over IPv6.</param>
public sealed record TrueV6Rate(int Counted, int Supporting)
{
    /// <summary>0–1.</summary>
    public double? Share => Counted == 0 ? null : Math.Round((double)Supporting / Counted, 4);
}
