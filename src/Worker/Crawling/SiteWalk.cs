using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Walks a site's own pages from those already read down to the level that was asked for, within the page budget.</summary>
public sealed class SiteWalk(CrawlContext context, PageVisitor visitor, CrawlOptions options)
{
    public async Task<IReadOnlyList<PageRow>> WalkAsync(string siteUrl, LinkPool links, IEnumerable<PageRow> visited, CancellationToken ct)
    {
        var origin = new Uri(siteUrl).GetLeftPart(UriPartial.Authority);
        var rows = new List<PageRow>();
        var seen = visited.Select(p => p.Url).ToHashSet(StringComparer.Ordinal);
        var running = new List<Task<PageRow>>(options.ColumnsAtOnce);
        while (true)
        {
            while (running.Count < options.ColumnsAtOnce && rows.Count + running.Count < options.PagesPerSite && links.TryTake(out var next))
            {
                var url = origin + next.Path;
                if (next.Level <= context.Levels && seen.Add(url))
                    running.Add(visitor.WalkAsync(url, next.Level, context, links, ct));
            }

            if (running.Count == 0) return rows;
            var done = await Task.WhenAny(running);
            running.Remove(done);
            rows.Add(await done);
        }
    }
}
