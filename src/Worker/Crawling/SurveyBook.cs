using FreshnessCrawler.Worker.Probing.Ipv6;
using FreshnessCrawler.Worker.Probing.Links;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What the surveys of one run share: an address is tested once and a host looked at once, however many sites lead there.</summary>
public sealed record SurveyBook(LinkBook Links, Ipv6Book Ipv6) : IDisposable
{
    public void Dispose() => Ipv6.Dispose();
}
