namespace FreshnessCrawler.Storage.Writing;

/// <summary>What writing has cost so far: sites, statements sent and rows written.</summary>
public sealed class WriteStats
{
    private long _sites;
    private long _statements;
    private long _rows;

    public long Sites => Interlocked.Read(ref _sites);
    public long Statements => Interlocked.Read(ref _statements);
    public long Rows => Interlocked.Read(ref _rows);

    internal void Add(WriteTally site)
    {
        Interlocked.Increment(ref _sites);
        Interlocked.Add(ref _statements, site.Statements);
        Interlocked.Add(ref _rows, site.Rows);
    }
}
