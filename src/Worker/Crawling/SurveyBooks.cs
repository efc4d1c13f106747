using System.Net;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Probing.Ipv6;
using FreshnessCrawler.Worker.Probing.Links;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The survey book of each run in this process.</summary>
public sealed class SurveyBooks(LinkSurvey links, Ipv6Survey ipv6, LinkMemory memory, TargetReader targets)
{
    private readonly PerRun<SurveyBook> _books = new();

    /// <param name="allowed">Private networks that the registry, or the caller, lets the run visit.</param>
    /// <param name="bypassCaches">A recheck: no stored result counts.</param>
    public async Task<PerRun<SurveyBook>.Lease> RentAsync(long runId, IReadOnlyList<IPNetwork> allowed, bool bypassCaches, CancellationToken ct)
    {
        var hosts = (await targets.ReadAddressesAsync(ct)).Select(url => new Uri(url).IdnHost);
        return _books.Rent(runId, () => new SurveyBook(links.NewBook(hosts, RecallAsync, bypassCaches), ipv6.OpenBook(allowed)));
    }

    // Whose site asks does not matter for what is known of an address.
    private async Task<IReadOnlyDictionary<string, LinkTest>> RecallAsync(IReadOnlyCollection<string> urls, CancellationToken ct) =>
        (await memory.RecallAsync(0, urls, ct)).Tests;
}
