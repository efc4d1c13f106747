using System.Net;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Probing.Ipv6;
using FreshnessCrawler.Worker.Probing.Links;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The survey book of each run in this process.</summary>
public sealed class SurveyBooks(LinkSurvey links, Ipv6Survey ipv6, LinkMemory memory, TargetReader targets)
{
    private readonly PerRun<Lazy<Task<SurveyBook>>> _books = new(EndBook);

    /// <param name="allowed">Private networks that the registry, or the caller, lets the run visit.</param>
    /// <param name="bypassCaches">A recheck: no stored result counts.</param>
    public Task<SurveyBook> OfAsync(long runId, IReadOnlyList<IPNetwork> allowed, bool bypassCaches, CancellationToken ct) =>
        _books.Of(runId, () => new Lazy<Task<SurveyBook>>(() => OpenAsync(allowed, bypassCaches))).Value.WaitAsync(ct);

    public void End(long runId) => _books.End(runId);

    private static void EndBook(Lazy<Task<SurveyBook>> book)
    {
        if (book is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) book.Value.Result.Dispose();
    }

    private async Task<SurveyBook> OpenAsync(IReadOnlyList<IPNetwork> allowed, bool bypassCaches)
    {
        var hosts = (await targets.ReadAddressesAsync(CancellationToken.None)).Select(url => new Uri(url).IdnHost);
        return new SurveyBook(links.NewBook(hosts, RecallAsync, bypassCaches), ipv6.OpenBook(allowed));
    }

    // Whose site asks does not matter for what is known of an address.
    private async Task<IReadOnlyDictionary<string, LinkTest>> RecallAsync(IReadOnlyCollection<string> urls, CancellationToken ct) =>
        (await memory.RecallAsync(0, urls, ct)).Tests;
}
