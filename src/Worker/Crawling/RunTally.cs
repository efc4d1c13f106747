using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Counts a run as it goes and tells whoever watches.</summary>
public sealed class RunTally(int sites, int columns, IProgress<CrawlProgress>? progress)
{
    private int _sites;
    private int _columns;
    private int _pages;
    private int _faults;
    private long _bytes;

    public int SitesDone => _sites;
    public int Faults => _faults;
    public int PagesDone => _pages;
    public long Bytes => _bytes;

    public void Pages(int count)
    {
        Interlocked.Add(ref _pages, count);
        Tell(null);
    }

    public void Fault() => Interlocked.Increment(ref _faults);

    public void Site(string name, int planned, SiteResult result)
    {
        Interlocked.Increment(ref _sites);
        Interlocked.Add(ref _columns, planned);
        Interlocked.Add(ref _bytes, result.Pages.Sum(p => (long)p.Bytes));
        Tell(name);
    }

    private void Tell(string? site) => progress?.Report(new CrawlProgress(_sites, sites, _columns, columns, _pages, site));
}
