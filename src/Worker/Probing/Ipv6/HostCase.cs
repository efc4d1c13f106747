namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>One authority being looked at.</summary>
internal sealed record HostCase(Uri Root, HostNames Names, ProbeContext Context, Ipv6Book Book)
{
    /// <summary>The share (0–1) in which the contents may differ.</summary>
    public double Limit => (double)Context.Policy.Ipv6Difference.Value;
}
