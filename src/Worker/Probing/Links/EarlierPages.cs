using System.Collections.Concurrent;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Reads again the pages that showed a site's earlier bad links and that this survey did not come by: an article that no list shows any more may
/// have been mended, and without a look at it its dead link would be held against the site for ever.</summary>
public sealed class EarlierPages(LinkTester tester, LinkBook book, LinkScope scope, LinkPages pages, LinkOptions options, DateOnly today)
{
    private const int MostPages = 200;

    private readonly ConcurrentDictionary<string, byte> _lost = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Suspect> _suspects = new();

    /// <summary>Those pages themselves, as addresses to be looked at again where they are not there.</summary>
    public IReadOnlyList<Suspect> Suspects => [.. _suspects];

    /// <summary>Whether the page that showed an address was read again and does not show it any more.</summary>
    public bool HasLost(string url) => _lost.ContainsKey(url);

    /// <param name="problems">The earlier bad links.</param>
    /// <param name="table">What this survey met.</param>
    /// <param name="homeUrl">Where a reader of these pages may come from.</param>
    public async Task ReadAsync(IEnumerable<LinkProblem> problems, LinkTable table, string homeUrl, CancellationToken ct)
    {
        var missed = problems.Where(p => table.Find(p.Url) is not { Pages: > 0 } && !pages.WasMet(p.PageUrl) && IsOwn(p.PageUrl))
            .GroupBy(p => p.PageUrl, StringComparer.Ordinal).Take(MostPages);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.PagesAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(missed, atOnce, async (shown, token) =>
        {
            if (!tester.MayGoOn || tester.IsSpent) return;
            _suspects.Enqueue(new Suspect(shown.Key, new Uri(shown.Key).Host, homeUrl));
            await book[shown.Key].AloneAsync(() => ReadAsync(shown.Key, shown, token), token);
        });
    }

    private async Task<bool> ReadAsync(string url, IEnumerable<LinkProblem> shown, CancellationToken ct)
    {
        using var page = await tester.FetchAsync(new PageRequest(url), ct);
        if (page.Status == FetchStatus.OffSite) return false;
        tester.Take(url, page);
        if (page.Status != FetchStatus.Ok || HtmlPage.TooDeep(page.Text)) return false;
        using var parsed = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        // Even where it only says that it does not exist: whoever comes to it does not meet the link.
        var references = new List<PageReference>();
        ReferenceCollector.Collect(parsed, references);
        var shows = new LinkTable(scope, options, new TrapWatch(options, today));
        shows.Add(parsed, references, 0, options.Levels);
        foreach (var problem in shown.Where(p => shows.Find(p.Url) is null)) _lost.TryAdd(problem.Url, 0);
        return true;
    }

    private bool IsOwn(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && scope.IsOwn(uri.Host);
}
