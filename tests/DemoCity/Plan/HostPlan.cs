using System.Net;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>A host beside the sites: a site's sub-host, or one outside the city.</summary>
/// <param name="Name">Its name.</param>
/// <param name="EndPoint">Its IPv4 address and port; null where the name does not resolve.</param>
/// <param name="Answer">What it answers.</param>
/// <param name="V6">Its IPv6.</param>
/// <param name="Certificate">Whether it speaks TLS, and what is wrong with its certificate.</param>
/// <param name="Listens">Whether anybody listens there.</param>
public sealed record HostPlan(
    string Name, IPEndPoint? EndPoint, int Port, HostAnswer Answer = HostAnswer.Fine, V6Form V6 = V6Form.None, HostCertificate Certificate = HostCertificate.None, bool Listens = true)
{
    public string Authority => $"{Name}:{Port}";
    public string Origin => $"{(Certificate == HostCertificate.None ? "http" : "https")}://{Authority}";
}
