using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>Counts what a merge did to the rows of one kind.</summary>
internal sealed class MergeTally(CrawlerDbContext context, RegistryKind kind)
{
    private int _added;
    private int _changed;
    private int _closed;
    private int _unchanged;

    public ImportCount Count => new(kind, _added, _changed, _closed, _unchanged);

    public void Added() => _added++;

    public void Closed() => _closed++;

    /// <summary>A stored row that was given its new values: whether any differs is what decides.</summary>
    public void Met(object row, bool wasOpen, bool isOpen)
    {
        if (wasOpen && !isOpen)
            _closed++;
        else if (!wasOpen && isOpen)
            _added++;
        else if (context.Entry(row).State == EntityState.Modified)
            _changed++;
        else
            _unchanged++;
    }
}
