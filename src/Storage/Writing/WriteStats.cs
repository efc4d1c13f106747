namespace FreshnessCrawler.Storage.Writing;

/// <summary>What writing has cost so far: statements sent and rows written, over all sites.</summary>
public sealed class WriteStats
{
    private long _sites;
    private long _statements;
    private long _rows;

    public long Sites => Interlocked.Read(ref _sites);
    public long Statements => Interlocked.Read(ref _statements);
    public long Rows => Interlocked.Read(ref _rows);

    internal void Add(int statements, int rows)
    {
        Interlocked.Increment(ref _sites);
        Interlocked.Add(ref _statements, statements);
        Interlocked.Add(ref _rows, rows);
    }
}
